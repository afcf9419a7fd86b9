package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import io.github.camelinvokeai.client.events.ConnectionListener;
import io.github.camelinvokeai.client.events.EventHubSettings;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventsOutageTest extends ScriptedEventsTest {

    private static final EventHubSettings QUICK = new EventHubSettings(
            Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(200),
            Duration.ofMillis(200));

    private final AtomicInteger attempts = new AtomicInteger();
    private InvokeAIClient client;

    /** A client of the test's own tells it of attempts to connect, and does not wait long before the next. */
    @BeforeEach
    void bindClient() {
        client = InvokeAIClient.builder(server.url()).eventSettings(QUICK).build();
        client.events().addConnectionListener(new ConnectionListener() {
            @Override
            public void failed(RuntimeException error) {
                attempts.incrementAndGet();
            }
        });
        context.getRegistry().bind("mine", client);
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aRouteStartsWhileTheServerIsDownAndHearsItOnceItIsUp() throws Exception {
        server.down();
        routes(route -> route.from("invokeai:events?client=#mine&exceptionHandler=#failures").routeId("events")
                .to("mock:out"));
        assertThat(context.getRouteController().getRouteStatus("events")).isEqualTo(ServiceStatus.Started);

        await().until(() -> attempts.get() >= 3 && !failures.isEmpty());
        assertThat(failures).singleElement().isInstanceOf(ServerUnreachableException.class);
        server.up();
        await().until(() -> server.subscribed().size() == 1);
        sendStatus(1, "completed");

        heard("out", 1);
        assertThat(failures).hasSize(1);
    }

    @Test
    void eachOutageIsToldOnceAndEventsComeAgainAfterIt() throws Exception {
        routes(route -> route.from("invokeai:events?client=#mine&exceptionHandler=#failures").to("mock:out"));
        server.awaitSubscriptions(1);

        for (int outage = 1; outage <= 3; outage++) {
            server.down();
            int before = attempts.get();
            int told = outage;
            await().until(() -> attempts.get() >= before + 3 && failures.size() >= told);
            assertThat(failures).hasSize(outage);
            server.up();
            int subscriptions = outage + 1;
            await().until(() -> server.subscribed().size() == subscriptions);
            sendStatus(outage, "completed");
            heard("out", outage);
        }
    }

    @Test
    void aConnectionThatIsBackAtOnceIsNoOutage() throws Exception {
        routes(route -> route.from("invokeai:events?client=#mine&exceptionHandler=#failures").to("mock:out"));
        server.awaitSubscriptions(1);

        server.dropAll();

        await().until(() -> server.subscribed().size() == 2);
        sendStatus(1, "completed");
        heard("out", 1);
        assertThat(failures).isEmpty();
    }

    @Test
    void aRestartedRouteIsToldOfAnOutageThatLastsStill() throws Exception {
        server.down();
        routes(route -> route.from("invokeai:events?client=#mine&exceptionHandler=#failures").routeId("events")
                .to("mock:out"));
        await().until(() -> failures.size() == 1);

        context.getRouteController().stopRoute("events");
        context.getRouteController().startRoute("events");

        await().until(() -> failures.size() == 2);
    }

    @Test
    void bridgedAnOutageGoesToTheRoutesErrorHandler() throws Exception {
        server.down();
        routes(route -> {
            route.onException(ServerUnreachableException.class).handled(true).to("mock:errors");
            route.from("invokeai:events?bridgeErrorHandler=true").to("mock:out");
        });

        await().until(() -> mock("errors").getReceivedCounter() == 1);
        assertThat(mock("out").getReceivedCounter()).isZero();
    }

    @Test
    void aRefusedLoginIsToldAsSuch() throws Exception {
        server.refuse(true);
        routes(route -> route.from("invokeai:events?token=wrong&exceptionHandler=#failures").to("mock:out"));

        await().until(() -> failures.size() == 1);
        assertThat(failures.get(0)).isInstanceOf(AuthenticationException.class).hasMessageContaining("check the token")
                .hasMessageNotContaining("wrong");
    }
}
