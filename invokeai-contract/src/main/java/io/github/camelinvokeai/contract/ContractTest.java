package io.github.camelinvokeai.contract;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.queue.QueueRepository;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test with a client of its own. What it submits through the methods here, the boards it makes and the images it
 * uploads are gone afterwards, also when it fails; other jobs, boards and images on the server are left alone.
 */
@Timeout(300)
abstract class ContractTest {

    static final String CPU_NODES = "cpu-nodes.json";
    static final String SD15 = "sd15-text-to-image.json";
    static final String SDXL = "sdxl-text-to-image.json";
    static final String IMAGE_TO_IMAGE = "image-to-image.json";

    /** Tells what this test makes from what others make. */
    final String mark = "contract-" + UUID.randomUUID();
    final InvokeAIClient client = open();
    final QueueRepository queue = client.queue(Submission.DEFAULT_QUEUE);
    private final Traces traces = new Traces(client, mark);

    /** The client that the test works with. */
    InvokeAIClient open() {
        return ServerUnderTest.client();
    }

    @BeforeEach
    void theProcessorOfTheQueueRuns() {
        assertThat(queue.status().processorStarted())
                .as("the server at %s takes jobs from its queue; somebody has paused it", client.url()).isTrue();
    }

    @AfterEach
    void leaveNothing() {
        try {
            traces.remove();
        } finally {
            client.close();
        }
    }

    /** One of the project's workflow files. */
    WorkflowHandle workflow(String file) {
        return client.workflow(WorkflowDefinition.fromClassPath("workflows/" + file));
    }

    /** A run of a file with a model that takes a second or two and of which the cache answers nothing but the model. */
    Submission textToImage(String file, String model) {
        return workflow(file).newSubmission().set("Model", model).set("Prompt", "a harbour at dawn, " + mark).set("Steps", 5)
                .set("Width", 256).set("Height", 256).set("Scheduler", "euler").set("Seed", seed());
    }

    /** A job that takes half a minute or more if nobody cancels it. */
    Submission longJob() {
        return textToImage(SD15, ServerUnderTest.SD_MODEL).set("Steps", 150);
    }

    /** Anew each time, so that the server cannot answer from its cache of nodes. */
    static int seed() {
        return ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
    }

    Job submit(Submission submission, JobListener... listeners) {
        return submit(submission, SubmitOptions.defaults().withListeners(listeners));
    }

    Job submit(Submission submission, SubmitOptions options) {
        Job job = client.submit(submission, options);
        traces.job(job);
        return job;
    }

    JobResult run(Submission submission) {
        submission.batches().forEach(batch -> traces.batch(batch.batchId()));
        return client.run(submission);
    }

    JobEvents stream(Submission submission) {
        JobEvents events = client.stream(submission);
        traces.job(events.job());
        return events;
    }

    /** Has a job, which the test submits itself, ended and removed like the others. */
    void willRemove(Job job) {
        traces.job(job);
    }

    ImageInfo upload(ImageSource source, UploadOptions options) {
        ImageInfo image = client.images().upload(source, options);
        traces.image(image.imageName());
        return image;
    }

    /** Has the batch of this id, which the test enqueues itself, removed like the others. */
    void willEnqueue(String batchId) {
        traces.batch(batchId);
    }
}
