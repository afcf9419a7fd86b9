package io.github.camelinvokeai.component;

import java.util.concurrent.CountDownLatch;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route that is slower than the server. */
class EventsBacklogTest extends ScriptedEventsTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    @Test
    void progressIsDroppedBeforeWhatEndsAnItem() throws Exception {
        startWithBuffer(3);

        for (int i = 1; i <= 5; i++) {
            sendProgress(i / 10.0);
        }
        sendStatus(1, "completed");
        sendStatus(2, "failed");
        sendProgress(0.6);
        sendStatus(3, "canceled");
        heard("all", 10);
        release.countDown();

        assertThat(heard("slow", 4)).extracting(InvokeAIEvent::name).containsOnly(STATUS);
        assertThat(heard("slow", 4)).extracting(event -> event.raw().path("item_id").intValue()).containsExactly(0, 1, 2, 3);
        assertThat(failures).isEmpty();
    }

    @Test
    void othersThatAreDroppedAreToldWithTheOptionThatHelps() throws Exception {
        startWithBuffer(2);

        for (int item = 1; item <= 5; item++) {
            sendStatus(item, "completed");
        }
        heard("all", 6);
        release.countDown();

        assertThat(heard("slow", 3)).extracting(event -> event.raw().path("item_id").intValue()).containsExactly(0, 1, 2);
        assertThat(failures).singleElement().extracting(Throwable::getMessage).asString()
                .contains("3 events were dropped", "eventBufferSize is 2");
    }

    @Test
    void aSlowRouteHoldsUpNobodyElse() throws Exception {
        startWithBuffer(10);

        for (int item = 1; item <= 100; item++) {
            sendStatus(item, "completed");
        }

        heard("all", 101);
        assertThat(mock("slow").getReceivedCounter()).isZero();
        release.countDown();
        await().until(() -> mock("slow").getReceivedCounter() == 11);
    }

    /** Starts a route that stands still at its first event, and one that takes everything. */
    private void startWithBuffer(int size) throws Exception {
        routes(route -> {
            route.from("invokeai:events?exceptionHandler=#failures&eventBufferSize=" + size).process(this::standStill)
                    .to("mock:slow");
            route.from("invokeai:events").to("mock:all");
        });
        server.awaitSubscriptions(1);
        sendStatus(0, "in_progress");
        await().until(() -> entered.getCount() == 0);
    }

    private void standStill(Exchange exchange) throws InterruptedException {
        entered.countDown();
        release.await();
    }
}
