package io.github.camelinvokeai.client.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EventHubTest {

    private static final EventHubSettings QUICK = new EventHubSettings(
            Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMillis(60));

    private final FakeTransport transport = new FakeTransport();
    private final AtomicInteger tokens = new AtomicInteger();
    private final EventHub hub = new EventHub(
            "invokeai-events-test", transport, () -> "token-" + tokens.incrementAndGet(), QUICK);
    private final List<InvokeAIEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void nothingIsConnectedBeforeSomebodySubscribes() {
        assertThat(hub.connected()).isFalse();
        assertThat(transport.opened).isEmpty();
        assertThat(hub.whenReady("default")).failsWithin(Duration.ofSeconds(2));
    }

    @Test
    void subscribersShareOneConnectionAndGetWhatTheyAskedFor() throws Exception {
        List<String> others = new CopyOnWriteArrayList<>();
        hub.subscribe("default", event -> true, heard::add);
        hub.subscribe("other", event -> event instanceof QueueCleared, event -> others.add(event.name()));
        ready("default");
        ready("other");

        transport.last().send("queue_cleared", "{\"queue_id\":\"default\"}");
        transport.last().send("queue_cleared", "{\"queue_id\":\"other\"}");
        transport.last().send("later_event", "{\"queue_id\":\"other\"}");
        transport.last().send("model_load_started", "{\"config\":{\"key\":\"k\"}}");

        await().untilAsserted(() -> assertThat(heard).extracting(InvokeAIEvent::name)
                .containsExactly("queue_cleared", "model_load_started"));
        assertThat(others).containsExactly("queue_cleared");
        assertThat(transport.opened).hasSize(1);
        assertThat(transport.last().subscribed).containsExactlyInAnyOrder("default", "other");
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() throws Exception {
        hub.subscribe("default", event -> true, event -> {
            throw new IllegalStateException("on purpose");
        });
        hub.subscribe("default", event -> true, heard::add);
        ready("default");

        transport.last().send("queue_cleared", "{\"queue_id\":\"default\"}");

        await().untilAsserted(() -> assertThat(heard).hasSize(1));
    }

    @Test
    void readyMeansThatTheServerHasConfirmed() throws Exception {
        transport.acknowledge = false;
        hub.subscribe("default", event -> true, heard::add);
        var ready = hub.whenReady("default");
        await().until(() -> hub.connected());

        assertThat(ready).isNotDone();
        transport.acknowledge = true;
        transport.last().drop("transport close");

        assertThat(ready).succeedsWithin(Duration.ofSeconds(2));
    }

    @Test
    void afterADisconnectItConnectsAndSubscribesAgainWithAFreshToken() throws Exception {
        List<Boolean> again = new CopyOnWriteArrayList<>();
        List<String> reasons = new CopyOnWriteArrayList<>();
        hub.addConnectionListener(new ConnectionListener() {
            @Override
            public void connected(boolean before) {
                again.add(before);
            }

            @Override
            public void disconnected(String reason) {
                reasons.add(reason);
            }
        });
        hub.subscribe("default", event -> true, heard::add);
        ready("default");
        FakeTransport.FakeSocket first = transport.last();

        first.drop("io server disconnect");

        await().until(() -> transport.opened.size() == 2);
        ready("default");
        assertThat(again).containsExactly(false, true);
        assertThat(reasons).containsExactly("io server disconnect");
        assertThat(first.closed).isTrue();
        assertThat(transport.last().subscribed).containsExactly("default");
        assertThat(transport.opened).extracting(socket -> socket.token).containsExactly("token-1", "token-2");

        first.send("queue_cleared", "{\"queue_id\":\"default\"}");
        transport.last().send("queue_cleared", "{\"queue_id\":\"default\"}");
        await().untilAsserted(() -> assertThat(heard).hasSize(1));
    }

    @Test
    void aRefusalIsReportedAndTriedAgain() {
        transport.answerAtOnce = false;
        hub.subscribe("default", event -> true, heard::add);
        var ready = hub.whenReady("default");
        await().until(() -> transport.opened.size() == 1);

        transport.last().refuse("Connection rejected by server");

        assertThat(ready).failsWithin(Duration.ofSeconds(2)).withThrowableThat()
                .withCauseInstanceOf(AuthenticationException.class).withMessageContaining("check the token");
        assertThat(hub.lastError()).isInstanceOf(AuthenticationException.class);
        transport.answerAtOnce = true;
        await().until(() -> hub.connected());
        assertThat(hub.lastError()).isNull();
        assertThat(transport.opened).extracting(socket -> socket.kind).containsOnly("WEBSOCKET");
    }

    @Test
    void whereWebsocketsDoNotPassItFallsBackToPolling() {
        transport.answerAtOnce = false;
        hub.subscribe("default", event -> true, heard::add);
        await().until(() -> transport.opened.size() == 1);

        transport.last().drop("websocket error");

        await().until(() -> transport.opened.size() == 2);
        assertThat(transport.opened).extracting(socket -> socket.kind).containsExactly("WEBSOCKET", "POLLING");
        assertThat(hub.lastError()).isInstanceOf(ServerUnreachableException.class).hasMessageContaining("websocket error");
    }

    @Test
    void whyThereWasNoConnectionIsForgottenWhenNobodyWantsOneAnyMore() {
        transport.answerAtOnce = false;
        Subscription subscription = hub.subscribe("default", event -> true, heard::add);
        await().until(() -> transport.opened.size() == 1);
        transport.last().drop("websocket error");
        await().until(() -> hub.lastError() != null);

        subscription.close();

        await().until(() -> hub.lastError() == null);
    }

    @Test
    void anAnswerThatNeverComesCountsAsAFailure() {
        transport.answerAtOnce = false;
        hub.subscribe("default", event -> true, heard::add);

        await().until(() -> transport.opened.size() >= 2);
        assertThat(transport.opened.get(0).closed).isTrue();
        assertThat(hub.lastError()).hasMessageContaining("300 ms");
    }

    @Test
    void itLingersAfterTheLastSubscriptionAndThenDisconnects() throws Exception {
        Subscription one = hub.subscribe("default", event -> true, heard::add);
        ready("default");
        one.close();
        Subscription two = hub.subscribe("default", event -> true, heard::add);
        ready("default");
        assertThat(transport.opened).hasSize(1);

        two.close();
        two.close();

        await().until(() -> !hub.connected());
        assertThat(transport.last().closed).isTrue();
        hub.subscribe("default", event -> true, heard::add);
        await().until(() -> hub.connected());
        assertThat(transport.opened).hasSize(2);
    }

    @Test
    void closingLeavesNothing() throws Exception {
        hub.subscribe("default", event -> true, heard::add);
        ready("default");
        transport.acknowledge = false;
        hub.subscribe("second", event -> true, heard::add);
        var waiting = hub.whenReady("second");

        hub.close();
        hub.close();

        assertThat(waiting).failsWithin(Duration.ofSeconds(2));
        await().until(() -> transport.closed && transport.last().closed && !hub.connected());
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("invokeai-events-test")));
        assertThatThrownBy(() -> hub.subscribe("default", event -> true, heard::add)).isInstanceOf(InvokeAIException.class);
        assertThat(hub.whenReady("default")).isCompletedExceptionally();
        assertThat(transport.opened).hasSize(1);
    }

    private void ready(String queueId) throws Exception {
        hub.whenReady(queueId).get(2, TimeUnit.SECONDS);
    }
}
