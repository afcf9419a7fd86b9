package io.github.camelinvokeai.client.job;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.InvocationComplete;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.queue.QueueRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

@Timeout(180)
class JobTrackerIT {

    private static final String SERVER = System.getProperty("invokeai.url");
    private static final String BLANK = "'b':{'id':'b','type':'blank_image','width':64,'height':48,'use_cache':false,";
    private static final String BLUR = "'u':{'id':'u','type':'img_blur','radius':3,'is_intermediate':false,'use_cache':false}";

    private final String batchId = "job-it-" + UUID.randomUUID();
    private final ApiHttp api = ApiHttp.builder(SERVER).build();
    private final ExecutorService http = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private EventHub hub = new EventHub(URI.create(SERVER), () -> null);
    private JobTracker tracker = tracker(JobSettings.defaults());
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        tracker.close();
        hub.close();
        http.shutdownNow();
        timer.shutdownNow();
        api.close();
    }

    @Test
    void aGraphRunsAndItsImageIsFound() {
        JobResult result = submit(1, BLANK + "'is_intermediate':true}," + BLUR, edge("b.image", "u.image")).await();

        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.images()).singleElement().satisfies(image -> {
            assertThat(image.nodeId()).isEqualTo("u");
            assertThat(image.width()).isEqualTo(64);
            assertThat(image.height()).isEqualTo(48);
        });
        assertThat(result.items().get(0).allImages()).hasSize(2);
        assertThat(result.items().get(0).outputs()).extracting(NodeOutput::nodeId).containsExactly("b", "u");
        assertThat(recorder.calls).contains("in_progress " + result.items().get(0).itemId(), "invocation_complete")
                .endsWith("end COMPLETED");
    }

    @Test
    void aFailureNamesTheNode() {
        JobFailedException failure = catchThrowableOfType(JobFailedException.class, submit(1, BLUR, "")::await);

        assertThat(failure.nodeId()).isEqualTo("u");
        assertThat(failure.nodeType()).isEqualTo("img_blur");
        assertThat(failure.errorType()).isEqualTo("MissingInputException");
        assertThat(recorder.calls).contains("invocation_error").endsWith("end JobFailedException");
    }

    @Test
    void aRefusedGraphNamesNodeAndField() {
        Job job = submit(1, BLUR.replace("'radius':3", "'radius':'wide'"), "");

        GraphRefusedException refusal = catchThrowableOfType(GraphRefusedException.class, job::await);
        assertThat(refusal.problems()).first().satisfies(problem -> {
            assertThat(problem.nodeId()).isEqualTo("u");
            assertThat(problem.field()).isEqualTo("radius");
        });
    }

    @Test
    void runsOfABatchComeInTheirOrder() throws Exception {
        Job job = submit(3, BLANK + "'is_intermediate':false}", "");

        List<Integer> itemIds = job.enqueued().get(30, TimeUnit.SECONDS);
        assertThat(itemIds).hasSize(3).isSorted();
        assertThat(job.await().items()).extracting(ItemResult::itemId).isEqualTo(itemIds);
        assertThat(job.await().images()).hasSize(3);
    }

    @Test
    void iteratedNodesKeepTheirOrder() {
        JobResult result = submit(1, """
                'r':{'id':'r','type':'range','start':16,'stop':80,'step':16},'i':{'id':'i','type':'iterate'},
                'b':{'id':'b','type':'blank_image','height':16,'is_intermediate':false,'use_cache':false}""",
                edge("r.collection", "i.collection") + "," + edge("i.item", "b.width")).await();

        assertThat(result.images()).extracting(OutputImage::width).containsExactly(16, 32, 48, 64);
        assertThat(result.images()).extracting(OutputImage::index).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aCanceledBatchEndsAsCanceled() throws Exception {
        Job job = submit(20, BLANK + "'is_intermediate':true}", "");
        job.enqueued().get(30, TimeUnit.SECONDS);

        assertThat(job.cancel().get(30, TimeUnit.SECONDS)).isPositive();

        assertThatThrownBy(() -> job.await(Duration.ofSeconds(60))).isInstanceOf(JobCanceledException.class);
        assertThat(job.partialResult().items()).hasSize(20);
    }

    @Test
    void theEventsOfAJobCanBeIteratedOver() {
        List<InvokeAIEvent> seen = new ArrayList<>();
        try (JobEvents events = tracker.stream(request(1, BLANK + "'is_intermediate':true}", ""))) {
            events.forEachRemaining(seen::add);
            assertThat(events.job().await().status()).isEqualTo(QueueItemStatus.COMPLETED);
        }
        assertThat(seen).extracting(InvokeAIEvent::name).startsWith("batch_enqueued", "queue_item_status_changed")
                .endsWith("invocation_complete", "queue_item_status_changed");
        assertThat(seen).filteredOn(InvocationComplete.class::isInstance).hasSize(1);
    }

    @Test
    void whereTheSocketIsOutOfReachJobsArePolled() {
        tracker.close();
        hub.close();
        hub = new EventHub(URI.create(SERVER + "/nowhere"), () -> null);
        tracker = tracker(JobSettings.defaults());

        JobResult result = submit(2, BLANK + "'is_intermediate':false}", "").await(Duration.ofSeconds(60));

        assertThat(result.images()).hasSize(2);
        assertThat(hub.connected()).isFalse();
    }

    @Test
    void nothingIsLeftAfterClose() {
        submit(1, BLANK + "'is_intermediate':true}", "").await();

        close();

        await().atMost(Duration.ofSeconds(10)).until(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.contains("invokeai") || name.contains("EventThread") || name.startsWith("pool-")));
    }

    private Job submit(int runs, String nodes, String edges) {
        return tracker.submit(request(runs, nodes, edges));
    }

    private JobRequest request(int runs, String nodes, String edges) {
        ObjectNode payload = (ObjectNode) FakeQueue.tree("""
                {'batch':{'batch_id':'%s','runs':%d,'origin':'it','graph':{'id':'g','nodes':{%s},'edges':[%s]}}}
                """.formatted(batchId, runs, nodes, edges));
        return JobRequest.of("default", batchId, () -> payload).withListener(recorder);
    }

    private static String edge(String from, String to) {
        return "{'source':%s,'destination':%s}".formatted(end(from), end(to));
    }

    private static String end(String nodeAndField) {
        int dot = nodeAndField.indexOf('.');
        return "{'node_id':'%s','field':'%s'}".formatted(nodeAndField.substring(0, dot), nodeAndField.substring(dot + 1));
    }

    private JobTracker tracker(JobSettings settings) {
        return new JobTracker(hub, id -> new QueueRepository(api, id), new JobThreads(http, http, timer), settings);
    }
}
