package io.github.camelinvokeai.component;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EventsConsumerTest extends ScriptedEventsTest {

    @Test
    void eachEventBecomesAnExchangeInTheOrderOfTheServer() throws Exception {
        routes(route -> route.from("invokeai:events").to("mock:out"));
        server.awaitSubscriptions(1);

        for (int item = 1; item <= 50; item++) {
            sendStatus(item, "completed");
        }

        assertThat(heard("out", 50)).extracting(event -> event.raw().path("item_id").intValue())
                .isSorted().hasSize(50).startsWith(1).endsWith(50);
    }

    @Test
    void theBodyIsTheTypedEventAndTheHeadersTellWhatRoutesChooseBy() throws Exception {
        routes(route -> route.from("invokeai:events")
                .filter(route.header(InvokeAIConstants.PERCENTAGE).isGreaterThanOrEqualTo(0.5)).to("mock:out"));
        server.awaitSubscriptions(1);

        sendProgress(0.25);
        sendProgress(0.75);

        heard("out", 1);
        Exchange exchange = mock("out").getReceivedExchanges().get(0);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(InvocationProgress.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(InvokeAIConstants.EVENT_NAME, PROGRESS).containsEntry(InvokeAIConstants.PERCENTAGE, 0.75)
                .containsEntry(InvokeAIConstants.ITEM_ID, 7).containsEntry(InvokeAIConstants.BATCH_ID, "batch-1");
        assertThat(exchange.getFromEndpoint()).isInstanceOf(InvokeAIEndpoint.class);
        assertThat(exchange.getFromRouteId()).isNotNull();
    }

    @Test
    void previewsComeOnlyWhereTheyAreAskedFor() throws Exception {
        routes(route -> {
            route.from("invokeai:events").to("mock:without");
            route.from("invokeai:events?previews=true").to("mock:with");
        });
        server.awaitSubscriptions(1);

        sendProgress(0.25);

        assertThat(((InvocationProgress) heard("with", 1).get(0)).preview()).isPresent();
        assertThat(((InvocationProgress) heard("without", 1).get(0)).preview()).isEmpty();
    }

    @Test
    void consumersOfOneConnectionHearWhatEachAsksFor() throws Exception {
        routes(route -> {
            route.from("invokeai:events?item=1").to("mock:one");
            route.from("invokeai:events?eventNames= model_load_started , queue_cleared").to("mock:models");
            route.from("invokeai:events?queueId=other").to("mock:other");
            route.from("invokeai:events").to("mock:all");
        });
        server.awaitSubscriptions(2);

        sendStatus(1, "completed");
        sendStatus(2, "completed");
        server.send("model_load_started", EventFixtures.modelLoadJson());
        server.send("queue_cleared", "{\"queue_id\":\"other\"}");

        assertThat(heard("all", 3)).extracting(InvokeAIEvent::name).containsExactly(STATUS, STATUS, "model_load_started");
        assertThat(heard("one", 1)).extracting(event -> event.raw().path("item_id").intValue()).containsExactly(1);
        assertThat(heard("models", 1)).extracting(InvokeAIEvent::name).containsExactly("model_load_started");
        assertThat(heard("other", 2)).extracting(InvokeAIEvent::name).containsExactly("model_load_started", "queue_cleared");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.subscribed()).containsExactlyInAnyOrder("default", "other");
    }

    @Test
    void anEventThatNobodyKnowsArrivesAsItIs() throws Exception {
        routes(route -> route.from("invokeai:events?eventNames=later_event").convertBodyTo(JsonNode.class).to("mock:out"));
        server.awaitSubscriptions(1);

        server.send("later_event", "{\"queue_id\":\"default\",\"novelty\":1}");

        await().until(() -> mock("out").getReceivedCounter() == 1);
        assertThat(mock("out").getReceivedExchanges().get(0).getMessage().getBody(JsonNode.class).path("novelty").intValue())
                .isEqualTo(1);
    }

    @Test
    void eventsGoToFilesAsJson(@TempDir Path folder) throws Exception {
        routes(route -> route.from("invokeai:events").to("file:" + folder + "?fileName=${header.CamelInvokeAIItemId}.json"));
        server.awaitSubscriptions(1);

        sendStatus(7, "completed");

        Path file = folder.resolve("7.json");
        await().until(() -> Files.exists(file) && Files.size(file) > 0);
        assertThat(EventFixtures.json(Files.readString(file))).isEqualTo(EventFixtures.status("completed").raw());
    }

    @Test
    void aFailureOfTheRouteIsToldToTheExceptionHandlerAndTheNextEventComes() throws Exception {
        routes(route -> route.from("invokeai:events?exceptionHandler=#failures").errorHandler(route.noErrorHandler())
                .process(EventsConsumerTest::failAtItemOne).to("mock:out"));
        server.awaitSubscriptions(1);

        sendStatus(1, "completed");
        sendStatus(2, "completed");

        assertThat(heard("out", 1)).hasSize(1);
        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anExceptionHandlerThatThrowsDoesNotEndTheEvents() throws Exception {
        context.getRegistry().bind("throwing", ExceptionHandler.class, new ThrowingHandler());
        routes(route -> route.from("invokeai:events?exceptionHandler=#throwing").errorHandler(route.noErrorHandler())
                .process(EventsConsumerTest::failAtItemOne).to("mock:out"));
        server.awaitSubscriptions(1);

        sendStatus(1, "completed");
        sendStatus(2, "completed");

        await().dontCatchUncaughtExceptions().until(() -> mock("out").getReceivedCounter() == 1);
    }

    @Test
    void bridgedAFailureIsHandledOnceByTheRoutesErrorHandler() throws Exception {
        routes(route -> {
            route.onException(IllegalStateException.class).handled(true).to("mock:errors");
            route.from("invokeai:events?bridgeErrorHandler=true").process(EventsConsumerTest::failAtItemOne).to("mock:out");
        });
        server.awaitSubscriptions(1);

        sendStatus(1, "completed");
        sendStatus(2, "completed");

        assertThat(heard("out", 1)).hasSize(1);
        assertThat(mock("errors").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void theTokenIsSentWithTheLogin() throws Exception {
        routes(route -> route.from("invokeai:events?token=RAW(s3cret)").to("mock:out"));

        server.awaitSubscriptions(1);

        assertThat(server.logins()).containsExactly("{\"token\":\"s3cret\"}");
    }

    @Test
    void nothingCanBeSentToEvents() {
        assertThatThrownBy(() -> template.sendBody("invokeai:events", "hello"))
                .hasRootCauseMessage("Nothing can be sent to invokeai:events; use from()");
    }

    @Test
    void aBufferMustHoldAnEvent() {
        assertThatThrownBy(() -> context.getEndpoint("invokeai:events?eventBufferSize=0"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseInstanceOf(InvalidOptionException.class)
                .hasRootCauseMessage("Option eventBufferSize must be at least 1");
    }

    private static void failAtItemOne(Exchange exchange) {
        if (exchange.getMessage().getHeader(InvokeAIConstants.ITEM_ID, int.class) == 1) {
            throw new IllegalStateException("on purpose");
        }
    }

    private static final class ThrowingHandler implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            throw new IllegalArgumentException(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            throw new IllegalArgumentException(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            throw new IllegalArgumentException(exception);
        }
    }
}
