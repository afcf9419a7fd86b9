package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobRequest;
import io.github.camelinvokeai.client.job.JobTracker;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/**
 * The usual wishes in one call, without a workflow file.
 *
 * <pre>{@code
 * TextToImageResult result = client.quick().run(TextToImage.builder("a lighthouse at dawn").size(768, 512).build());
 * }</pre>
 *
 * <p>
 * Thread-safe.
 */
public final class QuickClient {

    private final JobTracker jobs;
    private final Supplier<NodeSchema> schema;
    private final Supplier<ValueResolver> resolvers;
    private final DnnModelRepository models;
    private final ImageRepository images;

    /**
     * @param jobs      not closed here
     * @param schema    gives the node facts to go by
     * @param resolvers makes what answers for one batch
     */
    public QuickClient(JobTracker jobs, Supplier<NodeSchema> schema, Supplier<ValueResolver> resolvers,
                       DnnModelRepository models, ImageRepository images) {
        this.jobs = jobs;
        this.schema = schema;
        this.resolvers = resolvers;
        this.models = models;
        this.images = images;
    }

    /**
     * Puts the painting of one or more pictures into the queue, as one batch, and returns at once.
     *
     * @param  listeners hear of everything that happens to the job, from before it is enqueued
     * @return           the job; it fails with the typed exception of whatever went wrong, also of what was found
     *                   before anything was sent: a value that the model cannot heed or the server would refuse, a
     *                   model or a board that is not there
     */
    public TextToImageJob submit(TextToImage request, JobListener... listeners) {
        String batchId = UUID.randomUUID().toString();
        List<Long> seeds = Seeds.of(request);
        CompletableFuture<ModelInfo> model = new CompletableFuture<>();
        Job job = jobs.submit(new JobRequest(request.queueId(), batchId, () -> {
            TextToImageBatch batch = TextToImageBatch.build(
                    request, batchId, seeds, schema.get(), models.listModels(), resolvers.get());
            model.complete(batch.model());
            return batch.payload();
        }, List.of(listeners), null, false));
        return new TextToImageJob(job, seeds, model);
    }

    /**
     * Paints one or more pictures and waits for them.
     *
     * @throws InvokeAIException the typed exception of whatever went wrong
     */
    public TextToImageResult run(TextToImage request) {
        return submit(request).await();
    }

    /**
     * Copies a picture to a board, with the recipe, the workflow and the graph that it carries; the original stays
     * where it is. The copy is shown in the gallery, also if the original is not. Takes no place in the queue; blocks.
     *
     * @param  imageName                                              the picture's name on the server
     * @param  board                                                  a board's unique name or its id; {@code none} for
     *                                                                no board
     * @param  createBoard                                            whether the board is made if there is none of that
     *                                                                name or id
     * @return                                                        the copy
     * @throws io.github.camelinvokeai.client.error.NotFoundException if there is no such picture, or no such board
     */
    public ImageInfo copyImageToBoard(String imageName, String board, boolean createBoard) {
        return new ImageCopy(images, resolvers.get()).copy(imageName, board, createBoard);
    }
}
