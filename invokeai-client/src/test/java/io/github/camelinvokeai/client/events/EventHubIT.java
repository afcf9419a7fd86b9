package io.github.camelinvokeai.client.events;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.events.EventTransport.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventHubIT {

    private static final URI SERVER = URI.create(System.getProperty("invokeai.url"));
    private static final String BLANK_AND_BLUR = """
            {"batch":{"batch_id":"%s","runs":1,"graph":{"id":"g","nodes":{
              "b":{"id":"b","type":"blank_image","width":64,"height":64,"is_intermediate":true,"use_cache":false},
              "u":{"id":"u","type":"img_blur","radius":3,"is_intermediate":true,"use_cache":false}},
             "edges":[{"source":{"node_id":"b","field":"image"},"destination":{"node_id":"u","field":"image"}}]}}}
            """;

    private final List<InvokeAIEvent> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theEventsOfAJobArriveInOrder(Kind kind) throws Exception {
        String batchId = "events-it-" + UUID.randomUUID();
        SocketIoTransport socketIo = new SocketIoTransport(SERVER, SocketSettings.none(), Duration.ofSeconds(10));
        try (EventHub hub = new EventHub("invokeai-events-it", only(kind, socketIo), () -> null, EventHubSettings.defaults())) {
            hub.subscribe("default", event -> event instanceof QueueEvent queued && batchId.equals(queued.batchId()),
                    heard::add);
            hub.whenReady("default").get(20, TimeUnit.SECONDS);

            enqueue(BLANK_AND_BLUR.formatted(batchId));

            await().atMost(Duration.ofSeconds(60)).until(() -> heard.stream()
                    .anyMatch(event -> event instanceof QueueItemStatusChanged status && status.terminal()));
        }

        assertThat(heard).noneMatch(UnknownEvent.class::isInstance);
        assertThat(heard.stream().filter(event -> !(event instanceof InvocationProgress)).map(EventHubIT::describe))
                .containsExactly("batch_enqueued", "queue_item_status_changed in_progress", "invocation_started b",
                        "invocation_complete b", "invocation_started u", "invocation_complete u",
                        "queue_item_status_changed completed");
    }

    @Test
    void aWrongPathIsAFailureThatIsTriedAgain() {
        URI wrong = SERVER.resolve("/nowhere");
        try (EventHub hub = new EventHub(wrong, () -> null)) {
            hub.subscribe("default", event -> true, heard::add);

            await().atMost(Duration.ofSeconds(20)).until(() -> hub.lastError() != null);
            assertThat(hub.connected()).isFalse();
        }
    }

    @Test
    void nothingIsLeftAfterClose() throws Exception {
        EventHub hub = new EventHub(SERVER, () -> null);
        hub.subscribe("default", event -> true, heard::add);
        hub.whenReady("default").get(20, TimeUnit.SECONDS);
        assertThat(socketThreads()).isNotEmpty();

        hub.close();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(socketThreads()).isEmpty());
    }

    private static List<String> socketThreads() {
        // OkHttp's task runner is one daemon of the whole JVM that ends by itself after a minute without work.
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.contains("invokeai") || name.contains("EventThread") || name.startsWith("Timer")
                        || name.startsWith("pool-") || (name.contains("OkHttp") && !name.contains("TaskRunner")))
                .toList();
    }

    private static EventTransport only(Kind kind, SocketIoTransport transport) {
        return new EventTransport() {
            @Override
            public EventSocket open(Kind ignored, String token, SocketListener listener) {
                return transport.open(kind, token, listener);
            }

            @Override
            public void close() {
                transport.close();
            }

            @Override
            public void abort() {
                transport.abort();
            }
        };
    }

    private static String describe(InvokeAIEvent event) {
        if (event instanceof QueueItemStatusChanged status) {
            return event.name() + " " + status.status();
        }
        return event instanceof InvocationEvent invocation ? event.name() + " " + invocation.nodeId() : event.name();
    }

    private static void enqueue(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER.resolve("/api/v1/queue/default/enqueue_batch"))
                .version(HttpClient.Version.HTTP_1_1).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}
