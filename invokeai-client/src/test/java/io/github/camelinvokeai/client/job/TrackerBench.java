package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.EventHubSettings;
import io.github.camelinvokeai.client.events.FakeTransport;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.queue.QueueRepository;

/** A tracker between a queue over real HTTP and a socket in the test's hand. */
final class TrackerBench implements AutoCloseable {

    static final JobSettings PATIENT = new JobSettings(
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5),
            Duration.ofMillis(300));

    final FakeQueue queue = new FakeQueue();
    final FakeTransport socket = new FakeTransport();
    final EventHub hub = FakeTransport.hub(socket, new EventHubSettings(
            Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMillis(10), Duration.ofMillis(50),
            Duration.ofSeconds(10)));
    final ExecutorService http = Executors.newFixedThreadPool(16);
    // One thread each, so that whoever blocks one is found out.
    final ExecutorService listeners = Executors.newSingleThreadExecutor();
    final ExecutorService continuations = Executors.newSingleThreadExecutor();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final JobTracker tracker;
    private final ApiHttp api = ApiHttp.builder(queue.uri()).build();

    TrackerBench(JobSettings settings) {
        this.tracker
                = new JobTracker(
                        hub, id -> new QueueRepository(api, id), new JobThreads(http, listeners, continuations, timer),
                        settings);
    }

    Job submit(String batchId, int runs, JobListener... listeners) {
        return tracker.submit(request(batchId, runs, listeners));
    }

    static JobRequest request(String batchId, int runs, JobListener... listeners) {
        return new JobRequest(
                "default", batchId, () -> FakeQueue.payload(batchId, runs), List.of(listeners), null, false);
    }

    void announceStatus(String batchId, int itemId, String status, int sequence) {
        send("queue_item_status_changed", """
                {"queue_id":"default","item_id":%d,"batch_id":"%s","session_id":"s","status":"%s","status_sequence":%d}
                """.formatted(itemId, batchId, status, sequence));
    }

    void announceError(String batchId, int itemId) {
        send("invocation_error", """
                {"queue_id":"default","item_id":%d,"batch_id":"%s","session_id":"s","invocation":{"id":"p1","type":"l2i"},
                 "invocation_source_id":"n","error_type":"ValueError","error_message":"no"}
                """.formatted(itemId, batchId));
    }

    void announceProgress(String batchId, int itemId) {
        send("invocation_progress", """
                {"queue_id":"default","item_id":%d,"batch_id":"%s","session_id":"s","invocation":{"id":"p1","type":"l2i"},
                 "invocation_source_id":"n","message":"Denoising","percentage":0.5}
                """.formatted(itemId, batchId));
    }

    void send(String name, String json) {
        socket.last().send(name, json);
    }

    void completeAndAnnounce(String batchId, int itemId) {
        queue.complete(itemId);
        announceStatus(batchId, itemId, "completed", 2);
    }

    @Override
    public void close() {
        tracker.close();
        hub.close();
        http.shutdownNow();
        listeners.shutdownNow();
        continuations.shutdownNow();
        timer.shutdownNow();
        api.close();
        queue.close();
    }
}
