package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.JobLostException;
import io.github.camelinvokeai.client.error.JobTimeoutException;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class JobTrackerTest {

    private final TrackerBench bench = new TrackerBench(TrackerBench.PATIENT);
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theQueueIsSubscribedBeforeTheJobIsSent() {
        bench.socket.answerAtOnce = false;
        Job job = bench.submit("a", 1);
        await().until(() -> bench.socket.opened.size() == 1);
        assertThat(bench.queue.requests).isEmpty();

        bench.socket.last().accept();

        assertThat(job.enqueued()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(List.of(1));
        assertThat(bench.socket.last().subscribed).containsExactly("default");
    }

    @Test
    void anAnnouncedEndIsReadOnceAndEndsTheJob() throws Exception {
        Job job = bench.submit("a", 1, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.announceStatus("a", 1, "in_progress", 1);
        bench.announceProgress("a", 1);

        bench.completeAndAnnounce("a", 1);

        JobResult result = job.await();
        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.origin()).isEqualTo("test");
        assertThat(result.images())
                .containsExactly(new OutputImage("image-1.png", 1, "n", "l2i", 0, 64, 48, null, false));
        assertThat(bench.queue.requests).startsWith("POST enqueue_batch").containsOnlyOnce("GET i/1");
        assertThat(recorder.calls).containsExactly("enqueued [1]", "in_progress 1", "invocation_progress", "completed 1",
                "ended 1", "end COMPLETED");
        assertThat(recorder.overlaps).hasValue(0);
        assertThat(bench.tracker.openJobs()).isZero();
    }

    @Test
    void aJobMayEndBeforeTheEnqueueIsAnswered() {
        bench.queue.beforeEnqueueAnswer = ids -> {
            bench.send("batch_enqueued",
                    "{\"queue_id\":\"default\",\"batch_id\":\"a\",\"requested\":1,\"enqueued\":1,\"priority\":0}");
            bench.completeAndAnnounce("a", ids.get(0));
        };

        assertThat(bench.submit("a", 1, recorder).await().images()).hasSize(1);

        assertThat(recorder.calls).contains("batch_enqueued", "completed 1").endsWith("ended 1", "end COMPLETED");
    }

    @Test
    void doubledAndStaleNewsAreToldAndReadOnce() throws Exception {
        Job job = bench.submit("a", 2, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.announceStatus("a", 1, "in_progress", 1);
        bench.completeAndAnnounce("a", 1);
        bench.announceStatus("a", 1, "in_progress", 1);
        bench.announceStatus("a", 1, "completed", 2);
        bench.completeAndAnnounce("a", 2);

        job.await();
        assertThat(recorder.calls.stream().filter(call -> call.endsWith(" 1")))
                .containsExactlyInAnyOrder("in_progress 1", "completed 1", "ended 1");
        assertThat(bench.queue.count("GET i/1")).isEqualTo(1);
    }

    @Test
    void aBatchEndsWithItsLastItemAndKeepsTheirOrder() throws Exception {
        Job job = bench.submit("a", 3);
        assertThat(job.enqueued().get(5, TimeUnit.SECONDS)).containsExactly(1, 2, 3);

        bench.completeAndAnnounce("a", 3);
        bench.completeAndAnnounce("a", 1);
        await().until(() -> job.partialResult().items().size() == 2);
        assertThat(job.result()).isNotDone();
        bench.completeAndAnnounce("a", 2);

        assertThat(job.await().images()).extracting(OutputImage::imageName)
                .containsExactly("image-1.png", "image-2.png", "image-3.png");
    }

    @Test
    void aFailedItemFailsTheJobWhenAllHaveEnded() throws Exception {
        Job job = bench.submit("a", 2, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.queue.fail(1);
        bench.announceStatus("a", 1, "failed", 2);
        bench.announceError("a", 1);
        await().until(() -> job.partialResult().items().size() == 1);
        assertThat(job.result()).isNotDone();
        bench.completeAndAnnounce("a", 2);

        JobFailedException failure = catchThrowableOfType(JobFailedException.class, job::await);
        assertThat(failure).hasMessageContaining("item 1").hasMessageContaining("node n (l2i)").hasMessageContaining("no");
        assertThat(failure.itemId()).isEqualTo(1);
        assertThat(failure.errorType()).isEqualTo("ValueError");
        assertThat(job.partialResult().images()).extracting(OutputImage::imageName).containsExactly("image-2.png");
        assertThat(job.partialResult().status()).isEqualTo(QueueItemStatus.FAILED);
    }

    @Test
    void theErrorOfANodeIsToldBeforeTheEndThoughItComesAfterTheStatus() throws Exception {
        Job job = bench.submit("a", 1, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.queue.fail(1);
        bench.announceStatus("a", 1, "failed", 2);
        await().until(() -> recorder.calls.contains("ended 1"));

        bench.announceError("a", 1);

        assertThatThrownBy(job::await).isInstanceOf(JobFailedException.class);
        assertThat(recorder.calls).endsWith("invocation_error", "end JobFailedException");
    }

    @Test
    void withoutTheErrorEventAFailedJobEndsAllTheSame() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.queue.fail(1);

        bench.announceStatus("a", 1, "failed", 2);

        assertThatThrownBy(() -> job.await(Duration.ofSeconds(5))).isInstanceOf(JobFailedException.class);
    }

    @Test
    void itemsOfCalledWorkflowsAreNotTheJobs() throws Exception {
        Job job = bench.submit("a", 1, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);
        int child = bench.queue.add("a", 1);

        bench.completeAndAnnounce("a", child);
        bench.completeAndAnnounce("a", 1);

        assertThat(job.await().items()).extracting(ItemResult::itemId).containsExactly(1);
        assertThat(bench.queue.count("GET i/" + child)).isZero();
    }

    @Test
    void whatACalledWorkflowMadeIsReachableAndNotTheCallersOwn() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);
        int child = bench.queue.add("a", 1);
        int gone = bench.queue.add("a", 1);
        bench.queue.called(1, child, gone);
        bench.completeAndAnnounce("a", child);
        bench.queue.remove(gone);

        bench.completeAndAnnounce("a", 1);

        JobResult result = job.await();
        assertThat(result.images()).extracting(OutputImage::imageName).containsExactly("image-1.png");
        assertThat(result.items()).singleElement().satisfies(item -> {
            assertThat(item.children()).extracting(ItemResult::itemId).containsExactly(child, gone);
            assertThat(item.children().get(0).images()).extracting(OutputImage::imageName)
                    .containsExactly("image-" + child + ".png");
            assertThat(item.children().get(1).error()).isInstanceOf(JobLostException.class);
        });
    }

    @Test
    void cancelEndsTheJobThoughNothingIsAnnounced() throws Exception {
        Job job = bench.submit("a", 3, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);

        assertThat(job.cancel().get(5, TimeUnit.SECONDS)).isEqualTo(3);

        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class).hasMessageNotContaining("restart");
        assertThat(recorder.calls).containsExactly("enqueued [1, 2, 3]", "ended 1", "ended 2", "ended 3",
                "end JobCanceledException");
    }

    @Test
    void aJobCanceledBeforeItIsSentIsNeverSent() throws Exception {
        bench.socket.answerAtOnce = false;
        Job job = bench.submit("a", 1, recorder);

        assertThat(job.cancel().get(5, TimeUnit.SECONDS)).isZero();
        await().until(() -> !bench.socket.opened.isEmpty());
        bench.socket.last().accept();

        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class);
        assertThat(job.enqueued()).isCompletedExceptionally();
        assertThat(bench.queue.requests).isEmpty();
    }

    @Test
    void itemsCanceledInBulkBySomebodyElseAreLookedAt() throws Exception {
        Job job = bench.submit("a", 2);
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.queue.cancel(1);
        bench.queue.cancel(2);

        bench.send("queue_items_canceled", "{\"queue_id\":\"default\",\"canceled_item_ids\":[1,2,99]}");

        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class);
    }

    @Test
    void whatTheUserDoesToAFutureDoesNotTouchTheJob() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);
        job.result().cancel(true);
        job.result().complete(null);
        job.enqueued().complete(List.of(7));

        bench.completeAndAnnounce("a", 1);

        assertThat(job.await().images()).hasSize(1);
        assertThat(job.enqueued()).isCompletedWithValue(List.of(1));
    }

    @Test
    void whatDependsOnOneJobMayWaitForAnother() throws Exception {
        Job first = bench.submit("a", 1);
        CompletableFuture<JobResult> second = first.result().thenApply(result -> {
            Job next = bench.submit("b", 1);
            bench.http.execute(() -> {
                await().until(() -> bench.queue.count("enqueue_batch") == 2);
                bench.completeAndAnnounce("b", 2);
            });
            return next.await();
        });
        first.enqueued().get(5, TimeUnit.SECONDS);

        bench.completeAndAnnounce("a", 1);

        assertThat(second.get(20, TimeUnit.SECONDS).images()).hasSize(1);
    }

    @Test
    void closingTellsOfEachJobWhetherItGoesOn() throws Exception {
        Job sent = bench.submit("a", 1);
        sent.enqueued().get(5, TimeUnit.SECONDS);
        CountDownLatch closed = new CountDownLatch(1);
        Job waiting = bench.tracker.submit(JobRequest.of("default", "b", () -> {
            closed.await();
            return FakeQueue.payload("b", 1);
        }));

        bench.tracker.close();
        closed.countDown();

        assertThatThrownBy(sent::await).isInstanceOf(JobException.class).hasMessageContaining("goes on on the server");
        assertThatThrownBy(waiting::await).isInstanceOf(JobException.class).hasMessageContaining("had not been sent");
        assertThat(bench.queue.count("enqueue_batch")).isEqualTo(1);
    }

    @Test
    void aJobThatCannotBeFollowedIsNotSent() {
        bench.hub.close();

        assertThatThrownBy(() -> bench.submit("a", 1)).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("was not sent").hasRootCauseMessage("The event hub has been closed");
        assertThat(bench.tracker.openJobs()).isZero();
        assertThat(bench.queue.requests).isEmpty();
    }

    @Test
    void awaitingForATimeLeavesTheJobAlone() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);

        assertThatThrownBy(() -> job.await(Duration.ofMillis(20))).isInstanceOf(JobTimeoutException.class)
                .hasMessageContaining("goes on");

        bench.completeAndAnnounce("a", 1);
        assertThat(job.await().items()).hasSize(1);
    }

    @Test
    void aListenerThatThrowsDisturbsNeitherTheOthersNorTheJob() throws Exception {
        JobListener broken = new JobListener() {
            @Override
            public void onEvent(InvokeAIEvent event) {
                throw new IllegalStateException("on purpose");
            }
        };
        Job job = bench.submit("a", 1, broken, recorder);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.completeAndAnnounce("a", 1);

        job.await();
        assertThat(recorder.calls).contains("completed 1");
    }

    @Test
    void aStreamHasEveryEventAndEndsWithTheJob() throws Exception {
        List<String> names = new ArrayList<>();
        try (JobEvents events = bench.tracker.stream(TrackerBench.request("a", 1))) {
            events.job().enqueued().get(5, TimeUnit.SECONDS);
            bench.announceStatus("a", 1, "in_progress", 1);
            bench.announceProgress("a", 1);
            bench.completeAndAnnounce("a", 1);
            events.forEachRemaining(event -> names.add(event.name()));
            assertThat(events.job().await().images()).hasSize(1);
        }
        assertThat(names).containsExactly("queue_item_status_changed", "invocation_progress", "queue_item_status_changed");
    }

    @Test
    void closingAStreamDoesNotCancelTheJob() throws Exception {
        JobEvents events = bench.tracker.stream(TrackerBench.request("a", 1));
        events.job().enqueued().get(5, TimeUnit.SECONDS);
        events.close();
        assertThat(events.hasNext()).isFalse();

        bench.completeAndAnnounce("a", 1);

        assertThat(events.job().await().images()).hasSize(1);
    }

    @Test
    void whatThePayloadThrowsIsHowTheJobEnds() {
        InvalidOptionException refusal = new InvalidOptionException("seed: must be a number");
        Job job = bench.tracker.submit(JobRequest.of("default", "a", () -> {
            throw refusal;
        }).withListener(recorder));

        assertThatThrownBy(job::await).isSameAs(refusal);
        assertThat(recorder.calls).containsExactly("end InvalidOptionException");
        assertThat(bench.queue.requests).isEmpty();
    }

    @Test
    void aBatchIdIsOneJobs() {
        bench.submit("a", 1);

        assertThatThrownBy(() -> bench.submit("a", 1)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("batchId a");
    }

    @Test
    void withoutOpenJobsTheSocketIsLetGo() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);
        bench.completeAndAnnounce("a", 1);
        job.await();

        await().until(() -> !bench.hub.connected());
    }

    @Test
    void closingEndsWhatIsOpen() throws Exception {
        Job job = bench.submit("a", 1);
        job.enqueued().get(5, TimeUnit.SECONDS);

        bench.tracker.close();

        assertThatThrownBy(() -> job.await(Duration.ofSeconds(5))).isInstanceOf(JobException.class)
                .hasMessageContaining("goes on on the server");
        assertThatThrownBy(() -> bench.submit("b", 1)).isInstanceOf(InvokeAIException.class);
    }

    @Test
    void aThousandWaitingJobsHoldNoThreads() {
        List<Job> jobs = new ArrayList<>();
        bench.submit("first", 1);
        await().until(() -> bench.hub.connected());
        int before = Thread.activeCount();
        for (int i = 0; i < 1000; i++) {
            jobs.add(bench.submit("job-" + i, 1));
        }
        jobs.forEach(job -> assertThat(job.enqueued()).succeedsWithin(Duration.ofSeconds(30)));
        // The queue's and the client's own fixed pools may still have been growing.
        assertThat(Thread.activeCount()).isLessThan(before + 40);

        jobs.forEach(job -> bench.completeAndAnnounce(job.batchId(), job.enqueued().join().get(0)));

        jobs.forEach(job -> assertThat(job.await(Duration.ofSeconds(30)).images()).hasSize(1));
    }
}
