package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.awaitility.Awaitility.await;

/** Routes that hear what the test lets a server say. */
abstract class ScriptedEventsTest extends RouteTest {

    static final String STATUS = "queue_item_status_changed";
    static final String PROGRESS = "invocation_progress";

    final EventServer server = EventServer.started();
    /** What the exception handler {@code #failures} was told. */
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    String url() {
        return server.url();
    }

    @BeforeEach
    void bindFailures() {
        context.getRegistry().bind("failures", new Recorder());
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    void routes(ThrowingConsumer<RouteBuilder, Exception> body) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                body.accept(this);
            }
        });
    }

    void sendStatus(int item, String status) {
        server.send(STATUS, EventFixtures.statusJson(item, status));
    }

    void sendProgress(double percentage) {
        server.send(PROGRESS, EventFixtures.progressJson(percentage));
    }

    /** Waits until a mock has got so many events, and gives what came up to then. */
    List<InvokeAIEvent> heard(String mock, int count) {
        await().until(() -> mock(mock).getReceivedCounter() >= count);
        return mock(mock).getReceivedExchanges().stream().map(each -> each.getMessage().getBody(InvokeAIEvent.class)).toList();
    }

    EventsConsumer consumer(String routeId) {
        return (EventsConsumer) context.getRoute(routeId).getConsumer();
    }

    /** The threads, of consumers, hubs and sockets, that are there now. */
    static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("invokeai")).toList();
    }

    private final class Recorder implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            failures.add(exception);
        }
    }
}
