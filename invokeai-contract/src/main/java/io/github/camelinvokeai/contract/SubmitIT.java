package io.github.camelinvokeai.contract;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.events.InvocationComplete;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.SocketSettings;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A workflow is submitted in three ways: blocking, with a future and callbacks, and as events to iterate over. */
class SubmitIT extends ContractTest {

    private final Recorder recorder = new Recorder();

    @Test
    void aBlockingRunGivesTheResult() {
        Submission submission = blurredBlank();

        JobResult result = run(submission);

        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.batchId()).isEqualTo(submission.batchId());
        assertThat(result.images()).hasSize(1);
    }

    @Test
    void theFutureCompletesAfterTheLastCallback() throws Exception {
        Job job = submit(blurredBlank(), recorder);
        CompletableFuture<List<String>> callsBefore = job.result().thenApply(result -> List.copyOf(recorder.calls()));

        int itemId = job.enqueued().get(30, TimeUnit.SECONDS).get(0);
        JobResult result = job.result().get(60, TimeUnit.SECONDS);

        assertThat(callsBefore.get()).containsOnlyOnce("enqueued [" + itemId + "]", "item " + itemId + " COMPLETED")
                .contains("batch_enqueued", "in_progress " + itemId, "invocation_complete", "completed " + itemId)
                .endsWith("item " + itemId + " COMPLETED", "end COMPLETED");
        assertThat(recorder.calls()).isEqualTo(callsBefore.get());
        assertThat(recorder.result()).isEqualTo(result);
    }

    @Test
    void theEventsOfAJobCanBeIteratedOver() {
        List<InvokeAIEvent> seen = new ArrayList<>();
        try (JobEvents events = stream(blurredBlank())) {
            events.forEachRemaining(seen::add);
            assertThat(events.job().await().status()).isEqualTo(QueueItemStatus.COMPLETED);
            assertThat(events.dropped()).isZero();
        }
        assertThat(seen).extracting(InvokeAIEvent::name).startsWith("batch_enqueued", "queue_item_status_changed")
                .endsWith("invocation_complete", "queue_item_status_changed");
        assertThat(seen).filteredOn(InvocationComplete.class::isInstance).hasSize(2);
    }

    @Test
    void theEnvelopeArrivesAsItWasGiven() throws Exception {
        Submission submission = longJob().batchId("envelope." + mark).origin("camel:ü/1").destination("gallery of " + mark)
                .runs(2).prepend(true);

        List<Integer> itemIds = submit(submission).enqueued().get(30, TimeUnit.SECONDS);

        List<QueueItem> items = queue.items(itemIds);
        assertThat(items).hasSize(2).allSatisfy(item -> {
            assertThat(item.batchId()).isEqualTo("envelope." + mark);
            assertThat(item.origin()).isEqualTo("camel:ü/1");
            assertThat(item.destination()).isEqualTo("gallery of " + mark);
            assertThat(item.raw().path("priority").asInt()).isPositive();
        });
        assertThat(itemIds).isSorted();
    }

    @Test
    void oneHandleServesManyThreadsEachWithItsOwnValues() {
        WorkflowHandle workflow = workflow(CPU_NODES);
        List<Integer> widths = List.of(192, 208, 224, 240);

        List<CompletableFuture<List<Integer>>> painted = widths.stream().map(width -> client.async(
                () -> run(workflow.newSubmission().set("Width", width)).images().stream().map(OutputImage::width).toList()))
                .toList();

        for (int i = 0; i < widths.size(); i++) {
            assertThat(painted.get(i).orTimeout(120, TimeUnit.SECONDS).join()).containsExactly(widths.get(i));
        }
    }

    @Test
    void aBatchIdIsTakenWhileItsJobIsOpen() {
        submit(longJob().batchId(mark));

        assertThatThrownBy(() -> submit(blurredBlank().batchId(mark))).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(mark);
    }

    @Test
    void whereTheSocketIsOutOfReachJobsArePolled() {
        SocketSettings nowhere = new SocketSettings(
                null, null, null, new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)), null,
                null, null);
        try (InvokeAIClient deaf = ServerUnderTest.impatient(client.url().toString()).socket(nowhere).build()) {
            Submission submission = blurredBlank().runs(2);
            willEnqueue(submission.batchId());

            assertThat(deaf.submit(submission).await(Duration.ofSeconds(90)).images()).hasSize(2);

            assertThat(deaf.events().connected()).isFalse();
        }
    }

    @Test
    void nothingIsLeftAfterClose() {
        Set<Thread> made;
        Set<Thread> before = threads();
        try (InvokeAIClient passing = ServerUnderTest.client()) {
            Submission submission = passing.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission();
            willEnqueue(submission.batchId());
            passing.run(submission);
            made = threads();
            made.removeAll(before);
            assertThat(made).isNotEmpty();
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> made.stream().noneMatch(Thread::isAlive));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("invokeai") || thread.getName().contains("EventThread"))
                .collect(Collectors.toSet());
    }

    private Submission blurredBlank() {
        return client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission();
    }
}
