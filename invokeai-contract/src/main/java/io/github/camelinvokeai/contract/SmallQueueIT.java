package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.queue.BatchStatus;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** A queue with room for 5 jobs takes less than was asked for without a word; the client notices and says so. */
@Tag(ServerUnderTest.SMALL_QUEUE)
class SmallQueueIT extends ContractTest {

    private static final int ROOM = 5;

    @Override
    InvokeAIClient open() {
        return ServerUnderTest.builder(ServerUnderTest.smallQueueUrl()).build();
    }

    @AfterEach
    void theProcessorGoesOn() {
        queue.resume();
    }

    @Test
    void aBatchThatDoesNotFitIsRefusedAndWhatWasTakenIsCanceled() {
        queue.pause();
        Recorder recorder = new Recorder();
        Job job = submit(blurredBlank().runs(20), recorder);

        QueueFullException full = catchThrowableOfType(QueueFullException.class, job::await);

        assertThat(full.requested()).isEqualTo(20);
        assertThat(full.enqueued()).isEqualTo(ROOM);
        assertThat(full.kept()).isFalse();
        assertThat(full.batchId()).isEqualTo(job.batchId());
        assertThat(full).hasMessageContaining("max_queue_size");
        assertThat(recorder.calls()).endsWith("end QueueFullException");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(queue.batchStatus(job.batchId()))
                .isEqualTo(new BatchStatus(job.batchId(), 0, 0, 0, 0, 0, ROOM, ROOM)));
    }

    @Test
    void aBatchThatDoesNotFitWhileOthersRunLeavesNothingBehindEither() {
        Job job = submit(blurredBlank().runs(20));

        QueueFullException full = catchThrowableOfType(QueueFullException.class, job::await);

        assertThat(full.enqueued()).isBetween(1, ROOM);
        assertThat(full.kept()).isFalse();
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.batchStatus(job.batchId()).unfinished() == 0);
    }

    @Test
    void aFullQueueTakesNothingAndWhatItHoldsRuns() throws Exception {
        queue.pause();
        Job waiting = submit(blurredBlank().runs(ROOM));
        List<Integer> itemIds = waiting.enqueued().get(30, TimeUnit.SECONDS);

        for (boolean first : new boolean[] { false, true }) {
            Job late = submit(blurredBlank().prepend(first));
            QueueFullException full = catchThrowableOfType(QueueFullException.class, late::await);
            assertThat(full.requested()).isEqualTo(1);
            assertThat(full.enqueued()).isZero();
            assertThat(full.kept()).isFalse();
            assertThat(queue.batchStatus(late.batchId()).unknown()).isTrue();
        }
        queue.resume();

        assertThat(itemIds).hasSize(ROOM);
        assertThat(waiting.await(Duration.ofMinutes(2)).status()).isEqualTo(QueueItemStatus.COMPLETED);
    }

    private Submission blurredBlank() {
        return client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission();
    }
}
