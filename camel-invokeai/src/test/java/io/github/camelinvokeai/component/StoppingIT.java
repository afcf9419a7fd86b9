package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class StoppingIT extends RealServerTest {

    @AfterEach
    void resume() {
        server.queue("default").resume();
    }

    @Test
    void aRouteThatIsStoppedWaitsForItsJobs() throws Exception {
        CompletableFuture<Exchange> waiting = startAJob("");
        server.queue("default").resume();

        context.getRouteController().stopRoute("painting");

        assertThat(waiting.get(5, TimeUnit.SECONDS).getException()).isNull();
        assertNothingIsLeft();
    }

    @Test
    void aJobThatLastsTooLongGoesOnWithoutTheRoute() throws Exception {
        CompletableFuture<Exchange> waiting = startAJob("");

        context.getRouteController().stopRoute("painting", 1, TimeUnit.SECONDS);

        Exchange done = waiting.get(20, TimeUnit.SECONDS);
        assertThat(done.getException()).isInstanceOf(JobException.class)
                .hasMessageContainingAll(batchOf(done), "was stopped", "it goes on on the server");
        assertThat(server.queue("default").batchStatus(batchOf(done)).pending()).isEqualTo(1);
        assertNothingIsLeft();
    }

    @Test
    void aJobThatLastsTooLongIsCanceledIfAsked() throws Exception {
        CompletableFuture<Exchange> waiting = startAJob("&cancelOnFailure=true");

        context.getRouteController().stopRoute("painting", 1, TimeUnit.SECONDS);

        Exchange done = waiting.get(20, TimeUnit.SECONDS);
        assertThat(done.getException()).isInstanceOf(JobException.class).hasMessageContaining(batchOf(done))
                .hasMessageNotContaining("goes on");
        int item = server.queue("default").itemIdsOfBatch(batchOf(done)).get(0);
        assertThat(statusOf(item)).isEqualTo(QueueItemStatus.CANCELED);
        assertNothingIsLeft();
    }

    @Test
    void aStoppedRouteStartsAgain() throws Exception {
        routes(route -> route.from("direct:start").routeId("painting").to(DIVISION));

        for (int i = 0; i < 3; i++) {
            assertThat(template.request("direct:start", each -> {
            }).getException()).isNull();
            context.getRouteController().stopRoute("painting");
            assertNothingIsLeft();
            context.getRouteController().startRoute("painting");
        }
    }

    @Test
    void aSuspendedRouteGoesOnAfterwards() throws Exception {
        routes(route -> route.from("direct:start").routeId("painting").to(DIVISION));

        context.getRouteController().suspendRoute("painting");
        context.getRouteController().resumeRoute("painting");

        assertThat(template.request("direct:start", each -> {
        }).getException()).isNull();
    }

    @Test
    void aRouteThatCannotStartLeavesNothing() {
        assertThatThrownBy(() -> routes(route -> route.from("direct:start").to("invokeai:workflow?file=nowhere.json")))
                .hasStackTraceContaining("nowhere.json");
        assertNothingIsLeft();
    }

    private CompletableFuture<Exchange> startAJob(String options) throws Exception {
        routes(route -> route.from("direct:start").routeId("painting").to(DIVISION + options));
        server.queue("default").pause();
        Exchange exchange = new DefaultExchange(context);
        CompletableFuture<Exchange> waiting = template.asyncSend("direct:start", exchange);
        await().atMost(Duration.ofSeconds(20)).until(() -> batchOf(exchange) != null
                && !server.queue("default").itemIdsOfBatch(batchOf(exchange)).isEmpty());
        return waiting;
    }

    private static String batchOf(Exchange exchange) {
        return exchange.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
    }

    private void assertNothingIsLeft() {
        assertThat(component.openClients()).isZero();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(threadsNamed("InvokeAI")).isEmpty();
            assertThat(threadsNamed("invokeai-")).isEmpty();
            assertThat(threadsNamed("EventThread")).isEmpty();
            // OkHttp's task runner belongs to the whole process, and its threads end by themselves after a minute.
            assertThat(threadsNamed("OkHttp")).allMatch(name -> name.contains("TaskRunner"));
        });
    }
}
