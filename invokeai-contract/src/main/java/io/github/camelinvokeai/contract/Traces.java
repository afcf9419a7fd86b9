package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueRepository;
import io.github.camelinvokeai.client.workflow.Submission;

import static org.awaitility.Awaitility.await;

/** Takes away what one test has left on the server: jobs, the images in them, and boards. Thread-safe. */
final class Traces {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int NO_SUCH_CALL = 405;

    private final InvokeAIClient client;
    private final String mark;
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final Set<String> batches = ConcurrentHashMap.newKeySet();
    private final Set<String> images = ConcurrentHashMap.newKeySet();

    /** @param mark what the names of the test's boards contain */
    Traces(InvokeAIClient client, String mark) {
        this.client = client;
        this.mark = mark;
    }

    /** One that may still be on its way to the queue when the test ends. */
    void job(Job job) {
        jobs.add(job);
        job.batchIds().forEach(this::batch);
    }

    void batch(String batchId) {
        batches.add(batchId);
    }

    void image(String imageName) {
        images.add(imageName);
    }

    void remove() {
        jobs.forEach(Traces::end);
        batches.forEach(this::removeBatch);
        images.forEach(this::removeImage);
        client.boards().listBoards().stream().filter(board -> board.name().contains(mark)).map(Board::id)
                .forEach(id -> client.boards().deleteBoard(id, true));
    }

    // The queue alone does not know of a job whose enqueue is under way: it would run on, and all others wait for it.
    private static void end(Job job) {
        if (!job.result().isDone()) {
            job.cancel().join();
            await().atMost(PATIENCE).until(() -> job.result().isDone());
        }
    }

    private void removeBatch(String batchId) {
        QueueRepository queue = client.queue(Submission.DEFAULT_QUEUE);
        queue.cancelByBatchIds(List.of(batchId));
        for (QueueItem item : queue.items(queue.itemIdsOfBatch(batchId))) {
            // Uploaded ones stand in the graph, made ones in the results.
            images.addAll(item.session().findValuesAsText("image_name"));
            removeItem(queue, item.itemId());
        }
    }

    private static void removeItem(QueueRepository queue, int itemId) {
        try {
            queue.delete(itemId);
        } catch (ServerResponseException e) {
            // InvokeAI before 6.0 has no call for it: the item stays, and has ended.
            if (e.status() != NO_SUCH_CALL) {
                throw e;
            }
        }
    }

    private void removeImage(String imageName) {
        try {
            client.images().delete(imageName);
        } catch (NotFoundException alreadyGone) {
            // With its board, or by the test itself.
        }
    }
}
