package io.github.camelinvokeai.component;

import java.util.Collection;
import java.util.Optional;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConsumerHealthCheckTest extends ScriptedEventsTest {

    @BeforeEach
    void enableChecksOfConsumers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
    }

    @Test
    void theRouteIsReadyWhileThereIsAConnection() throws Exception {
        routes(route -> route.from("invokeai:events").routeId("events").to("mock:out"));
        server.awaitSubscriptions(1);

        assertThat(readiness()).hasValueSatisfying(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(consumer("events").getHealthCheck().call().getDetails()).containsEntry("invokeai.url", server.url());
    }

    @Test
    void withoutConnectionItIsNotReadyAndSaysWhy() throws Exception {
        server.down();
        routes(route -> route.from("invokeai:events?exceptionHandler=#failures").routeId("events").to("mock:out"));
        await().until(() -> !failures.isEmpty());

        assertThat(readiness()).hasValueSatisfying(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage()).hasValue("There is no connection for events");
            assertThat(result.getError()).containsSame(failures.get(0));
        });
    }

    @Test
    void itSaysNothingOfWhetherTheProcessIsAlive() throws Exception {
        server.down();
        routes(route -> route.from("invokeai:events?exceptionHandler=#failures").routeId("events").to("mock:out"));
        await().until(() -> !failures.isEmpty());

        assertThat(HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeLiveness(context), false)).isTrue();
    }

    @Test
    void aRouteThatWasRemovedHasNoCheckLeft() throws Exception {
        routes(route -> route.from("invokeai:events").routeId("events").to("mock:out"));
        server.awaitSubscriptions(1);

        context.getRouteController().stopRoute("events");
        context.removeRoute("events");

        assertThat(readiness()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOffForTheComponent() throws Exception {
        component.setHealthCheckConsumerEnabled(false);
        server.down();
        routes(route -> route.from("invokeai:events?exceptionHandler=#failures").routeId("events").to("mock:out"));
        await().until(() -> !failures.isEmpty());

        assertThat(readiness()).hasValueSatisfying(
                result -> assertThat(result.getState()).isNotEqualTo(HealthCheck.State.DOWN));
    }

    /** What Camel answers for the one consumer. */
    private Optional<HealthCheck.Result> readiness() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream().filter(result -> result.getCheck().getId().startsWith("consumer:")).findFirst();
    }
}
