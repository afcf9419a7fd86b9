package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CancelOnFailureTest {

    private static final String CANCEL = "PUT /api/v1/queue/default/cancel_by_batch_ids";
    private final JobException failure = new JobFailedException("b", 1, "n", "div", "E", "m", "failed");

    private final StubServer server = StubServer.http(request -> request.uri().endsWith("/enqueue_batch")
            ? Answer.json("{\"queue_id\":\"default\",\"enqueued\":2,\"requested\":2,\"item_ids\":[1,2],\"batch\":{}}")
            : request.line().equals(CANCEL) ? Answer.json("{\"canceled\":1}") : Answer.notFound());
    private final InvokeAIClient client = InvokeAIClient.builder(server.url()).jobSettings(
            new JobSettings(
                    Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(1),
                    Duration.ofSeconds(1)))
            .build();
    private final CancelOnFailure listener = new CancelOnFailure();
    private Job job;

    @BeforeEach
    void enqueue() throws Exception {
        job = client.submit(Workflows.cpuNodes().newSubmission().runs(2));
        listener.onEnqueued(job, job.enqueued().get(20, TimeUnit.SECONDS));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void theFirstFailureCancelsTheBatchOnce() {
        listener.onItemEnded(item(QueueItemStatus.FAILED, failure));
        listener.onItemEnded(item(QueueItemStatus.FAILED, failure));

        await().atMost(Duration.ofSeconds(10)).until(() -> cancels() > 0);
        assertThat(cancels()).isEqualTo(1);
        assertThat(server.requests()).filteredOn(request -> request.line().equals(CANCEL))
                .allMatch(request -> request.body().contains(job.batchId()));
    }

    @Test
    void anItemThatEndsWellOrIsCanceledCancelsNothing() {
        listener.onItemEnded(item(QueueItemStatus.COMPLETED, null));
        listener.onItemEnded(item(QueueItemStatus.CANCELED, new JobCanceledException("b", 1, "canceled")));

        assertThat(cancels()).isZero();
    }

    private long cancels() {
        return server.lines().stream().filter(CANCEL::equals).count();
    }

    private static ItemResult item(QueueItemStatus status, JobException error) {
        return new ItemResult(1, "s", status, null, null, NullNode.instance, List.of(), List.of(), List.of(), error);
    }
}
