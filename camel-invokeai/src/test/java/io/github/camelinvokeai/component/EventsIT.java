package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.events.BatchEnqueued;
import io.github.camelinvokeai.client.events.InvocationComplete;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventsIT extends RealServerTest {

    @Test
    void aJobIsHeardFromItsEnqueueingToItsEnd() throws Exception {
        routes(route -> {
            route.from("invokeai:events?origin=events-it").routeId("events").to("mock:out");
            route.from("direct:start").to(CPU_NODES + "&origin=events-it&input.Title=" + seed());
        });
        awaitConnection();

        InvokeAIResult result = draw();

        await().until(() -> events("out").stream().anyMatch(EventsIT::completed));
        List<InvokeAIEvent> events = events("out");
        assertThat(events.get(0)).isInstanceOf(BatchEnqueued.class);
        assertThat(events).filteredOn(InvocationComplete.class::isInstance).isNotEmpty();
        assertThat(mock("out").getReceivedExchanges()).allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                .containsEntry(InvokeAIConstants.BATCH_ID, result.batchId())
                .containsEntry(InvokeAIConstants.ORIGIN, "events-it")
                .containsEntry(InvokeAIConstants.QUEUE_ID, "default")
                .containsKey(InvokeAIConstants.EVENT_NAME));
        assertThat(headers("out", InvokeAIConstants.STATUS)).startsWith("in_progress").endsWith("completed");
        assertThat(headers("out", InvokeAIConstants.ITEM_ID)).containsOnly(result.itemIds().get(0));
        assertThat(headers("out", InvokeAIConstants.SESSION_ID)).containsOnly(result.sessionIds().get(0));
    }

    @Test
    void progressIsAShareOfOneAndPreviewsComeWhereAskedFor() throws Exception {
        routes(route -> {
            route.from("invokeai:events?eventNames=invocation_progress&destination=events-it").routeId("events")
                    .to("mock:without");
            route.from("invokeai:events?eventNames=invocation_progress&destination=events-it&previews=true").to("mock:with");
            route.from("direct:start").to(TINY + "&destination=events-it&input.Prompt=noise&input.Seed=" + seed());
        });
        awaitConnection();

        draw();

        await().until(() -> headers("with", InvokeAIConstants.PERCENTAGE).contains(1.0)
                && mock("with").getReceivedCounter() == mock("without").getReceivedCounter());
        assertThat(headers("with", InvokeAIConstants.PERCENTAGE)).allSatisfy(
                percentage -> assertThat((Double) percentage).isBetween(0.0, 1.0));
        assertThat(headers("with", InvokeAIConstants.NODE_TYPE)).contains("denoise_latents_meta");
        assertThat(previews("with")).isPositive();
        assertThat(previews("without")).isZero();
    }

    @Test
    void eachConsumerOfTheOneConnectionTakesWhatItAsksFor() throws Exception {
        routes(route -> {
            route.from("invokeai:events").routeId("events").to("mock:all");
            route.from("invokeai:events?eventNames=queue_item_status_changed, batch_enqueued").to("mock:names");
            route.from("invokeai:events?batch=no-such-batch").to("mock:none");
            route.from("invokeai:events?queueId=events-it").to("mock:other");
            route.from("direct:start").to(CPU_NODES + "&input.Title=" + seed());
            route.from("direct:other").to(CPU_NODES + "&queueId=events-it&input.Title=" + seed());
        });
        awaitConnection();
        assertThat(component.openClients()).isEqualTo(1);
        // That of an earlier test may take a moment to say goodbye.
        await().untilAsserted(() -> assertThat(threadsNamed("invokeai-events-")).hasSize(1));

        InvokeAIResult ours = draw();
        template.requestBody("direct:other", Map.of(), InvokeAIResult.class);

        await().until(() -> headers("other", InvokeAIConstants.STATUS).contains("completed")
                && headers("names", InvokeAIConstants.STATUS).contains("completed"));
        assertThat(headers("names", InvokeAIConstants.EVENT_NAME)).containsOnly("queue_item_status_changed", "batch_enqueued");
        assertThat(headers("all", InvokeAIConstants.QUEUE_ID)).containsOnly("default");
        assertThat(headers("all", InvokeAIConstants.BATCH_ID)).containsOnly(ours.batchId());
        assertThat(headers("other", InvokeAIConstants.QUEUE_ID)).containsOnly("events-it");
        assertThat(mock("none").getReceivedCounter()).isZero();
    }

    @Test
    void aBatchAnItemAndASessionCanBeListenedTo() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&runs=4&wait=enqueued&input.Title=" + seed()));
        Exchange enqueued = template.request("direct:start", exchange -> {
        });
        String batch = enqueued.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
        List<?> items = enqueued.getMessage().getHeader(InvokeAIConstants.ITEM_IDS, List.class);
        Integer last = (Integer) items.get(3);
        String session = sessionOf(last);

        routes(route -> {
            route.from("invokeai:events?batch=" + batch).to("mock:batch");
            route.from("invokeai:events?item=" + last).to("mock:item");
            route.from("invokeai:events?session=" + session).to("mock:session");
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> events("batch").stream().anyMatch(event -> completed(event)
                && last.equals(((QueueItemStatusChanged) event).itemId())));
        await().until(() -> events("item").stream().anyMatch(EventsIT::completed)
                && events("session").stream().anyMatch(EventsIT::completed));
        assertThat(headers("batch", InvokeAIConstants.BATCH_ID)).containsOnly(batch);
        assertThat(headers("item", InvokeAIConstants.ITEM_ID)).containsOnly(last);
        assertThat(headers("session", InvokeAIConstants.SESSION_ID)).containsOnly(session);
        assertThat(events("session")).hasSameSizeAs(events("item"));
    }

    private String sessionOf(int item) {
        try (InvokeAIClient client = InvokeAIClient.create(url())) {
            return client.queue("default").item(item).sessionId();
        }
    }

    @Test
    void suspendedAndStoppedRoutesHearNothingAndLeaveNothing() throws Exception {
        routes(route -> {
            route.from("invokeai:events").routeId("events").to("mock:out");
            route.from("invokeai:events").routeId("witness").to("mock:all");
            route.from("direct:start").to(CPU_NODES);
        });
        awaitConnection();

        context.getRouteController().suspendRoute("events");
        draw();
        await().until(() -> events("all").stream().anyMatch(EventsIT::completed));
        assertThat(mock("out").getReceivedCounter()).isZero();
        context.getRouteController().resumeRoute("events");
        draw();
        await().until(() -> events("out").stream().anyMatch(EventsIT::completed));

        context.stop();

        await().untilAsserted(() -> {
            assertThat(threadsNamed("invokeai-")).isEmpty();
            assertThat(threadsNamed("InvokeAI")).isEmpty();
        });
    }

    private InvokeAIResult draw() {
        return template.requestBody("direct:start", Map.of(), InvokeAIResult.class);
    }

    private void awaitConnection() {
        EventsConsumer consumer = (EventsConsumer) context.getRoute("events").getConsumer();
        await().until(() -> consumer.getHealthCheck().call().getState() == HealthCheck.State.UP);
    }

    private List<InvokeAIEvent> events(String mock) {
        return exchanges(mock).stream().map(each -> each.getMessage().getBody(InvokeAIEvent.class)).toList();
    }

    private List<Object> headers(String mock, String header) {
        return exchanges(mock).stream().map(each -> each.getMessage().getHeader(header))
                .filter(value -> value != null).toList();
    }

    private long previews(String mock) {
        return events(mock).stream().filter(event -> ((InvocationProgress) event).preview().isPresent()).count();
    }

    private List<Exchange> exchanges(String mock) {
        return List.copyOf(mock(mock).getReceivedExchanges());
    }

    private static boolean completed(InvokeAIEvent event) {
        return event instanceof QueueItemStatusChanged changed && changed.status().equals("completed");
    }
}
