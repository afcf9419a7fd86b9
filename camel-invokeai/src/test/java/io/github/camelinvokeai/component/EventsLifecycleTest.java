package io.github.camelinvokeai.component;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventsLifecycleTest extends ScriptedEventsTest {

    @Test
    void allEndpointsOfAServerAndAnIdentityShareOneSocket() throws Exception {
        routes(route -> {
            for (int i = 0; i < 5; i++) {
                route.from("invokeai:events?item=" + i).to("mock:out");
            }
            route.from("invokeai:events?url=" + server.url() + "/").to("mock:slash");
            route.from("direct:start").to("invokeai:workflow?file=cpu-nodes.json");
        });
        server.awaitSubscriptions(1);

        sendStatus(3, "completed");
        heard("slash", 1);
        assertThat(component.openClients()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);

        routes(route -> route.from("invokeai:events?token=other").to("mock:out"));

        server.awaitSubscriptions(2);
        assertThat(component.openClients()).isEqualTo(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void suspendedItHearsNothingAndResumedItHearsWhatComesThen() throws Exception {
        routes(route -> {
            route.from("invokeai:events").routeId("events").to("mock:out");
            route.from("invokeai:events").to("mock:all");
        });
        server.awaitSubscriptions(1);

        context.getRouteController().suspendRoute("events");
        sendStatus(1, "completed");
        heard("all", 1);
        assertThat(context.getRouteController().getRouteStatus("events")).isEqualTo(ServiceStatus.Suspended);
        context.getRouteController().resumeRoute("events");
        sendStatus(2, "completed");

        heard("all", 2);
        assertThat(heard("out", 1)).extracting(event -> event.raw().path("item_id").intValue()).containsExactly(2);
    }

    @Test
    void stoppedItLeavesNothingAndStartedAgainItHearsAgain() throws Exception {
        await().until(() -> ourThreads().isEmpty());
        routes(route -> route.from("invokeai:events").routeId("events").to("mock:out"));
        server.awaitSubscriptions(1);
        assertThat(ourThreads()).isNotEmpty();

        for (int round = 1; round <= 3; round++) {
            EventsConsumer stopped = consumer("events");
            context.getRouteController().stopRoute("events");

            assertThat(component.openClients()).isZero();
            assertThat(stopped.getHealthCheck()).isNull();
            await().until(() -> server.connections() == 0);
            await().untilAsserted(() -> assertThat(ourThreads()).isEmpty());

            context.getRouteController().startRoute("events");
            server.awaitSubscriptions(1 + round);
            sendStatus(round, "completed");
            heard("out", round);
        }
        assertThat(mock("out").getReceivedCounter()).isEqualTo(3);
    }

    @Test
    void stoppedWhileSuspendedItLeavesNothingEither() throws Exception {
        routes(route -> route.from("invokeai:events").routeId("events").to("mock:out"));
        server.awaitSubscriptions(1);

        context.getRouteController().suspendRoute("events");
        context.getRouteController().stopRoute("events");

        assertThat(component.openClients()).isZero();
        await().until(() -> server.connections() == 0);
        await().untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    @Test
    void theConnectionEndsWithItsLastUser() throws Exception {
        routes(route -> {
            route.from("invokeai:events").routeId("first").to("mock:first");
            route.from("invokeai:events").routeId("second").to("mock:second");
        });
        server.awaitSubscriptions(1);

        context.getRouteController().stopRoute("first");
        sendStatus(1, "completed");
        heard("second", 1);
        assertThat(server.connections()).isEqualTo(1);
        context.getRouteController().stopRoute("second");

        await().until(() -> server.connections() == 0);
    }

    @Test
    void stoppingTheContextLeavesNothing() throws Exception {
        routes(route -> route.from("invokeai:events").to("mock:out"));
        server.awaitSubscriptions(1);

        context.stop();

        await().until(() -> server.connections() == 0);
        await().untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    @Test
    void aRouteThatDoesNotStartDoesNotConnect() throws Exception {
        routes(route -> route.from("invokeai:events").routeId("events").autoStartup(false).to("mock:out"));

        assertThat(component.openClients()).isZero();
        assertThat(ourThreads()).isEmpty();
        context.getRouteController().startRoute("events");
        server.awaitSubscriptions(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aClientThatWasGivenIsUsedAndNotClosed() throws Exception {
        try (InvokeAIClient client = InvokeAIClient.create(server.url())) {
            context.getRegistry().bind("mine", client);
            routes(route -> route.from("invokeai:events?client=#mine").routeId("events").to("mock:out"));
            server.awaitSubscriptions(1);

            context.getRouteController().stopRoute("events");

            client.events().subscribe("default", event -> true, event -> template.sendBody("mock:direct", event));
            server.awaitSubscriptions(2);
            sendStatus(1, "completed");
            heard("direct", 1);
            assertThat(component.openClients()).isZero();
        }
    }

    @Test
    void theOnlyClientInTheRegistryIsNotUsedForAnotherServerOrIdentity() {
        try (InvokeAIClient client = InvokeAIClient.create(server.url())) {
            context.getRegistry().bind("mine", client);

            assertThat(clientOf("invokeai:events?token=another")).isNull();
            assertThat(clientOf("invokeai:events?url=http://127.0.0.1:9")).isNull();
            assertThat(clientOf("invokeai:events?http.proxyHost=proxy&http.proxyPort=3128")).isNull();
            assertThat(clientOf("invokeai:events?client=#mine")).isSameAs(client);
        }
    }

    private InvokeAIClient clientOf(String uri) {
        return ((InvokeAIEndpoint) context.getEndpoint(uri)).getConfiguration().getClient();
    }
}
