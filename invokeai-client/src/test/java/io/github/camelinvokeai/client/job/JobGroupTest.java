package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Several batches that are one job. */
@Timeout(60)
class JobGroupTest {

    private final TrackerBench bench = new TrackerBench(TrackerBench.PATIENT);
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theBatchesAreSentInOrderAndTheirItemsAreThoseOfTheJob() throws Exception {
        Job job = submitAll(1, 2);

        assertThat(job.enqueued().get(5, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
        assertThat(job.batchId()).isEqualTo("all");
        assertThat(job.batchIds()).containsExactly("b0", "b1");
    }

    @Test
    void theJobEndsOnceWithAllItsItems() throws Exception {
        Job job = submitAll(1, 1);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.completeAndAnnounce("b1", 2);
        await().until(() -> recorder.calls.contains("ended 2"));
        assertThat(job.result()).isNotDone();
        assertThat(job.partialResult().items()).hasSize(1);
        bench.completeAndAnnounce("b0", 1);

        JobResult result = job.await();
        assertThat(result.batchId()).isEqualTo("all");
        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.items()).extracting(ItemResult::itemId).containsExactly(1, 2);
        assertThat(job.result().get(5, TimeUnit.SECONDS)).isEqualTo(result);
        assertThat(recorder.calls).containsOnlyOnce("enqueued [1, 2]", "ended 1", "ended 2", "end COMPLETED")
                .endsWith("end COMPLETED");
        assertThat(recorder.overlaps).hasValue(0);
        assertThat(bench.tracker.openJobs()).isZero();
    }

    @Test
    void aFailedItemOfOneBatchLeavesTheOthersAlone() throws Exception {
        Job job = submitAll(1, 1);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.queue.fail(1);
        bench.announceStatus("b0", 1, "failed", 2);
        bench.completeAndAnnounce("b1", 2);

        assertThatThrownBy(job::await).isInstanceOf(JobFailedException.class).hasMessageContaining("b0");
        assertThat(job.partialResult().images()).hasSize(1);
    }

    @Test
    void ifOneBatchIsNotTakenNoneRuns() {
        bench.queue.capacity = 1;

        Job job = submitAll(1, 2, 1);

        assertThatThrownBy(job::await).isInstanceOf(QueueFullException.class).hasMessageContaining("b1");
        assertThat(job.enqueued()).failsWithin(Duration.ofSeconds(5));
        assertThat(job.partialResult().items()).extracting(ItemResult::status).containsOnly(QueueItemStatus.CANCELED);
        assertThat(bench.queue.requests).filteredOn("POST enqueue_batch"::equals).hasSize(2);
        assertThat(recorder.calls).filteredOn(call -> call.startsWith("end ")).hasSize(1);
    }

    @Test
    void aCancelIsForAllBatches() throws Exception {
        Job job = submitAll(1, 2);
        job.enqueued().get(5, TimeUnit.SECONDS);

        assertThat(job.cancel().get(5, TimeUnit.SECONDS)).isEqualTo(3);

        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class);
    }

    @Test
    void anOpenBatchIdIsRefusedBeforeAnythingIsSent() {
        bench.socket.answerAtOnce = false;
        bench.submit("b1", 1);

        assertThatThrownBy(() -> submitAll(1, 1)).isInstanceOf(InvalidOptionException.class).hasMessageContaining("b1");
        assertThat(bench.tracker.openJobs()).isEqualTo(1);
        assertThat(bench.queue.requests).isEmpty();
    }

    @Test
    void anItemThatEndsEarlyIsToldOfAfterTheJobIsEnqueued() {
        bench.queue.beforeEnqueueAnswer = ids -> {
            if (ids.contains(2)) {
                bench.completeAndAnnounce("b0", 1);
                await().until(() -> bench.queue.requests.contains("GET i/1"));
            }
        };

        Job job = submitAll(1, 1);

        assertThat(job.enqueued()).succeedsWithin(Duration.ofSeconds(5));
        await().until(() -> recorder.calls.contains("ended 1"));
        assertThat(recorder.calls.indexOf("ended 1")).isGreaterThan(recorder.calls.indexOf("enqueued [1, 2]"));
    }

    @Test
    void whoContinuesAfterAJobMayWaitForAnother() throws Exception {
        Job first = bench.submit("a", 1);
        CompletableFuture<JobResult> second = first.result().thenApply(result -> {
            Job group = submitAll(1, 1);
            var unused = group.enqueued().thenRun(() -> {
                bench.completeAndAnnounce("b0", 2);
                bench.completeAndAnnounce("b1", 3);
            });
            await().until(() -> bench.queue.requests.stream().filter("POST enqueue_batch"::equals).count() == 3);
            return result;
        });
        first.enqueued().get(5, TimeUnit.SECONDS);
        bench.completeAndAnnounce("a", 1);

        assertThat(second).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aBatchThatCannotBeCanceledIsNamed() {
        bench.queue.capacity = 1;
        bench.queue.refuseCancel = true;

        Job job = submitAll(1, 2);

        assertThat(job.enqueued()).failsWithin(Duration.ofSeconds(5));
        bench.completeAndAnnounce("b0", 1);
        assertThatThrownBy(job::await).isInstanceOf(QueueFullException.class)
                .satisfies(error -> await().until(() -> error.getSuppressed().length > 0));
    }

    private Job submitAll(int... runs) {
        List<JobRequest> requests = Stream.iterate(0, i -> i + 1).limit(runs.length)
                .map(i -> TrackerBench.request("b" + i, runs[i]).withListener(recorder)).toList();
        return bench.tracker.submitAll("all", requests);
    }
}
