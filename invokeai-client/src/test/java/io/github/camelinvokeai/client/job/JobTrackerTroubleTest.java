package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.EnqueueUncertainException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobLostException;
import io.github.camelinvokeai.client.error.JobTimeoutException;
import io.github.camelinvokeai.client.error.QueueFullException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** What happens when events, answers, the socket or the server go missing. */
@Timeout(60)
class JobTrackerTroubleTest {

    private static final JobSettings ALERT = new JobSettings(
            Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(200),
            Duration.ofMillis(300));

    private final Recorder recorder = new Recorder();
    private TrackerBench bench = new TrackerBench(TrackerBench.PATIENT);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aJobThatHearsNothingIsAskedAboutByOneRequestAtATime() throws Exception {
        alert();
        Job job = enqueued(3);
        await().until(() -> bench.queue.count("b/a/status") > 1);
        assertThat(bench.queue.count("GET i/")).isZero();

        bench.queue.complete(1);
        bench.queue.complete(2);
        bench.queue.complete(3);

        assertThat(job.await().images()).hasSize(3);
        assertThat(bench.queue.count("GET i/")).isEqualTo(3);
    }

    @Test
    void whatWasMissedWhileTheSocketWasDownIsFoundAfterTheReconnect() throws Exception {
        Job job = enqueued(2);
        bench.queue.complete(1);
        bench.queue.complete(2);

        bench.socket.last().drop("transport close");

        assertThat(job.await().images()).hasSize(2);
        // Once for the reconnect and, if the job was sent while the first connect was being told, once for that.
        assertThat(bench.queue.count("b/a/status")).isBetween(1L, 2L);
    }

    @Test
    void aReconnectBetweenSubscribingAndTheAnswerIsMadeUpFor() {
        bench.queue.beforeEnqueueAnswer = ids -> {
            bench.queue.complete(ids.get(0));
            bench.socket.last().drop("transport close");
            await().until(() -> bench.socket.opened.size() == 2 && bench.hub.connected());
        };

        assertThat(bench.submit("a", 1).await().images()).hasSize(1);
    }

    @Test
    void withoutASocketJobsArePolled() {
        alert();
        bench.socket.answerAtOnce = false;
        Job job = bench.submit("a", 1);
        assertThat(job.enqueued()).succeedsWithin(Duration.ofSeconds(5));

        bench.queue.complete(1);

        assertThat(job.await().images()).hasSize(1);
        assertThat(bench.hub.connected()).isFalse();
    }

    @Test
    void withoutOpenJobsNothingIsPolled() throws Exception {
        alert();
        Job job = enqueued(1);
        bench.completeAndAnnounce("a", 1);
        job.await();
        long asked = bench.queue.requests.size();

        await().during(Duration.ofMillis(400)).until(() -> bench.queue.requests.size() == asked);
    }

    @Test
    void aServerThatIsAwayForAWhileEndsNoJob() throws Exception {
        alert();
        Job job = enqueued(1);
        bench.queue.down = true;
        long asked = bench.queue.requests.size();
        await().until(() -> bench.queue.requests.size() > asked + 2);
        assertThat(job.result()).isNotDone();

        bench.queue.complete(1);
        bench.queue.down = false;

        assertThat(job.await().images()).hasSize(1);
    }

    @Test
    void anItemThatCannotBeReadAtItsEndIsReadAgain() throws Exception {
        Job job = enqueued(1);
        bench.queue.down = true;
        bench.completeAndAnnounce("a", 1);
        await().until(() -> bench.queue.count("GET i/1") == 1);

        bench.queue.down = false;

        assertThat(job.await().images()).hasSize(1);
    }

    @Test
    void anItemThatIsGoneIsLost() throws Exception {
        Job job = enqueued(2);
        bench.queue.remove(1);
        bench.completeAndAnnounce("a", 2);
        bench.announceStatus("a", 1, "canceled", 1);

        JobLostException lost = catchThrowableOfType(JobLostException.class, job::await);

        assertThat(lost.itemId()).isEqualTo(1);
        assertThat(job.partialResult().images()).hasSize(1);
    }

    @Test
    void anEndedItemThatTheServerCannotLoadIsLostInTheEnd() throws Exception {
        alert();
        Job job = enqueued(1);
        bench.queue.cannotLoadItems = true;
        bench.queue.cancel(1);

        assertThatThrownBy(() -> job.await(Duration.ofSeconds(10))).isInstanceOf(JobLostException.class)
                .hasMessageContaining("cannot read it");
    }

    @Test
    void aClearedQueueLosesItsJobsAtOnce() throws Exception {
        Job job = enqueued(2);
        bench.queue.remove(1);
        bench.queue.remove(2);

        bench.send("queue_cleared", "{\"queue_id\":\"default\",\"user_id\":null}");

        assertThatThrownBy(() -> job.await(Duration.ofSeconds(5))).isInstanceOf(JobLostException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void anItemCanceledAcrossADisconnectMayHaveDiedWithTheServer() throws Exception {
        Job job = enqueued(1);
        bench.queue.cancel(1);

        bench.socket.last().drop("transport close");

        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class).hasMessageContaining("restart");
    }

    @Test
    void aJobThatTakesTooLongEndsAndNamesTheOption() {
        Job job = bench.tracker.submit(TrackerBench.request("a", 1, recorder).withTimeout(Duration.ofMillis(300), false));

        assertThatThrownBy(job::await).isInstanceOf(JobTimeoutException.class).hasMessageContaining("jobTimeout")
                .hasMessageContaining("may still run");
        assertThat(bench.queue.statusOf(1)).isEqualTo("pending");
        assertThat(recorder.calls).containsExactly("enqueued [1]", "end JobTimeoutException");
    }

    @Test
    void aJobThatTookTooLongTellsThatTheServerCouldNotBeAsked() throws Exception {
        alert();
        bench.socket.answerAtOnce = false;
        Job job = bench.tracker.submit(TrackerBench.request("a", 1).withTimeout(Duration.ofSeconds(2), false));
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.queue.down = true;

        assertThatThrownBy(job::await).isInstanceOf(JobTimeoutException.class)
                .hasMessageContaining("could not be asked about it the last time").hasCauseInstanceOf(InvokeAIException.class);
    }

    @Test
    void aJobThatTakesTooLongIsCanceledIfAsked() {
        Job job = bench.tracker.submit(TrackerBench.request("a", 1).withTimeout(Duration.ofMillis(300), true));

        assertThatThrownBy(job::await).isInstanceOf(JobTimeoutException.class).hasMessageContaining("are canceled");
        assertThat(bench.queue.statusOf(1)).isEqualTo("canceled");
    }

    @Test
    void aJobThatTakesTooLongAndCannotBeCanceledSaysSo() {
        bench.queue.refuseCancel = true;
        Job job = bench.tracker.submit(TrackerBench.request("a", 1).withTimeout(Duration.ofMillis(300), true));

        assertThatThrownBy(job::await).isInstanceOf(JobTimeoutException.class)
                .hasMessageContaining("could not be canceled and may still run").hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void aPayloadThatCannotBeMadeEndsTheJobThoughTheSocketIsSilent() {
        bench.socket.answerAtOnce = false;
        JobRequest request = JobRequest.of("default", "a", () -> {
            throw new InvokeAIException("no server");
        });

        assertThatThrownBy(bench.tracker.submit(request)::await).isInstanceOf(InvokeAIException.class)
                .hasMessage("no server");
        assertThat(bench.queue.requests).isEmpty();
    }

    @Test
    void aFullQueueGivesBackWhatItTook() {
        bench.queue.capacity = 1;

        QueueFullException full = catchThrowableOfType(QueueFullException.class, bench.submit("a", 3)::await);

        assertThat(full.requested()).isEqualTo(3);
        assertThat(full.enqueued()).isEqualTo(1);
        assertThat(full.kept()).isFalse();
        assertThat(full).hasMessageContaining("1 of 3").hasMessageContaining("max_queue_size");
        assertThat(bench.queue.statusOf(1)).isEqualTo("canceled");
    }

    @Test
    void aFullQueueThatCannotGiveBackSaysSo() {
        bench.queue.capacity = 1;
        bench.queue.refuseCancel = true;

        QueueFullException full = catchThrowableOfType(QueueFullException.class, bench.submit("a", 3)::await);

        assertThat(full.kept()).isTrue();
        assertThat(full).hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void aFullQueueThatTookNothingNeedsNoCancel() {
        bench.queue.capacity = 0;

        assertThatThrownBy(bench.submit("a", 1)::await).isInstanceOf(QueueFullException.class);
        assertThat(bench.queue.requests).containsExactly("POST enqueue_batch");
    }

    @Test
    void aBatchWhoseAnswerWasLostIsFoundAndNotSentAgain() throws Exception {
        bench.queue.loseEnqueueAnswer = true;
        Job job = bench.submit("a", 2);

        assertThat(job.enqueued().get(5, TimeUnit.SECONDS)).containsExactly(1, 2);
        bench.completeAndAnnounce("a", 1);
        bench.completeAndAnnounce("a", 2);

        assertThat(job.await().images()).hasSize(2);
        assertThat(bench.queue.count("POST enqueue_batch")).isEqualTo(1);
    }

    @Test
    void aBatchThatIsNotFoundAfterwardsIsUncertain() {
        bench.queue.loseEnqueue = true;

        EnqueueUncertainException uncertain
                = catchThrowableOfType(EnqueueUncertainException.class, bench.submit("a", 1)::await);

        assertThat(uncertain.batchId()).isEqualTo("a");
        assertThat(bench.queue.count("POST enqueue_batch")).isEqualTo(1);
        assertThat(bench.queue.count("b/a/status")).isEqualTo(3);
    }

    @Test
    void serversThatDoNotTellTheItemIdsAreAskedForThem() throws Exception {
        bench.queue.tellsItemIds = false;

        assertThat(bench.submit("a", 2).enqueued().get(5, TimeUnit.SECONDS)).isEqualTo(List.of(1, 2));
    }

    private void alert() {
        bench.close();
        bench = new TrackerBench(ALERT);
    }

    private Job enqueued(int runs) throws Exception {
        Job job = bench.submit("a", runs, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);
        return job;
    }
}
