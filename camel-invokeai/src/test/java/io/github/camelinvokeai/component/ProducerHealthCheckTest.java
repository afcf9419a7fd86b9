package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerHealthCheckTest extends RouteTest {

    private static final String WORKFLOW = "invokeai:workflow?file=cpu-nodes.json";

    private final HttpServer server = answering("{\"version\":\"6.14.2\"}");

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Override
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void theRouteIsReadyWhileTheServerAnswers() throws Exception {
        start(true);

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getCheck().getId()).isEqualTo("producer:invokeai-painting");
            assertThat(result.getDetails()).containsEntry("invokeai.url", url()).containsEntry("invokeai.version", "6.14.2");
        });
    }

    @Test
    void withoutServerItIsNotReadyAndSaysWhy() throws Exception {
        start(true);
        server.stop(0);

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getError()).containsInstanceOf(ServerUnreachableException.class);
            assertThat(result.getMessage()).contains(result.getError().orElseThrow().getMessage());
        });
        assertThat(HealthCheckHelper.invokeLiveness(context)).isEmpty();
    }

    @Test
    void theCheckGoesWithTheRouteAndComesBackWithIt() throws Exception {
        start(true);

        context.getRouteController().stopRoute("painting");
        assertThat(results()).isEmpty();
        context.getRouteController().startRoute("painting");

        assertThat(results()).hasSize(1);
    }

    @Test
    void aRouteWithTwoServersIsAskedAboutBoth() throws Exception {
        enable(true);
        HttpServer other = answering("{\"version\":\"6.14.1\"}");
        String otherUrl = "http://127.0.0.1:" + other.getAddress().getPort();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").routeId("painting").to(WORKFLOW).to(WORKFLOW + "&url=" + otherUrl);
            }
        });
        assertThat(results()).extracting(HealthCheck.Result::getState)
                .containsExactly(HealthCheck.State.UP, HealthCheck.State.UP);

        other.stop(0);

        assertThat(results()).extracting(result -> result.getCheck().getId())
                .containsExactlyInAnyOrder("producer:invokeai-painting", "producer:invokeai-painting-2");
        assertThat(results()).filteredOn(result -> result.getState() == HealthCheck.State.DOWN).singleElement()
                .satisfies(result -> assertThat(result.getDetails()).containsEntry("invokeai.url", otherUrl));
        context.getRouteController().stopRoute("painting");
        assertThat(results()).isEmpty();
        context.getRouteController().startRoute("painting");
        assertThat(results()).hasSize(2);
    }

    @Test
    void checksOfProducersAreOffUnlessCamelIsToldOtherwise() throws Exception {
        start(false);

        assertThat(results()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOffForTheComponent() throws Exception {
        component.setHealthCheckProducerEnabled(false);
        start(true);

        assertThat(results()).noneMatch(result -> result.getState() == HealthCheck.State.UP);
    }

    private void start(boolean producersEnabled) throws Exception {
        enable(producersEnabled);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").routeId("painting").to(WORKFLOW);
            }
        });
    }

    private void enable(boolean producersEnabled) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(producersEnabled);
        registry.register(producers);
    }

    private List<HealthCheck.Result> results() {
        return List.copyOf(HealthCheckHelper.invokeReadiness(context, "full"));
    }

    private static HttpServer answering(String json) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
