package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WaitingIT extends RealServerTest {

    private static final int MANY = 20;

    @Test
    void theExchangeContinuesWhenTheJobHasEndedWhetherInOnlyOrInOut() throws Exception {
        routes(route -> route.from("direct:start").to(DIVISION).to("mock:end"));

        for (ExchangePattern pattern : List.of(ExchangePattern.InOnly, ExchangePattern.InOut)) {
            Exchange done = template.send("direct:start", pattern, each -> each.getMessage().setBody(Map.of("Dividend", 8)));

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(InvokeAIConstants.STATUS)).isEqualTo("completed");
            assertThat(done.getMessage().getBody()).isInstanceOf(InvokeAIResult.class);
        }
        assertThat(mock("end").getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void waitEnqueuedContinuesWhenTheServerHasTheJobAndLeavesTheBody() throws Exception {
        routes(route -> route.from("direct:start").to(DIVISION + "&wait=enqueued&runs=2"));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(Map.of("Dividend", 8)));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(InvokeAIConstants.STATUS)).isEqualTo("pending");
        assertThat(done.getMessage().getBody()).isEqualTo(Map.of("Dividend", 8));
        List<?> itemIds = done.getMessage().getHeader(InvokeAIConstants.ITEM_IDS, List.class);
        assertThat(itemIds).hasSize(2).first().isEqualTo(done.getMessage().getHeader(InvokeAIConstants.ITEM_ID));
        await().atMost(Duration.ofSeconds(60)).until(() -> statusOf((int) itemIds.get(1)) == QueueItemStatus.COMPLETED);
    }

    @Test
    void waitNoneContinuesAtOnceWithNothingButTheIdOfTheBatch() throws Exception {
        routes(route -> route.from("direct:start").to(DIVISION + "&wait=none"));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody("kept"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo("kept");
        assertThat(done.getMessage().getHeaders()).containsOnlyKeys(InvokeAIConstants.BATCH_ID);
        String batchId = done.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> server.queue("default").batchStatus(batchId).completed() == 1);
    }

    @Test
    void noThreadWaitsHoweverManyJobsDo() throws Exception {
        component.setHttpPoolSize(2);
        routes(route -> route.from("direct:start").to(DIVISION + "&workerPoolSize=2").to("mock:end"));
        int threadsBefore = Thread.getAllStackTraces().size();

        List<CompletableFuture<Exchange>> jobs = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            jobs.add(template.asyncSend("direct:start", new DefaultExchange(context)));
        }
        int threadsDuring = Thread.getAllStackTraces().size();

        assertThat(jobs).anyMatch(job -> !job.isDone());
        assertThat(threadsDuring - threadsBefore).isLessThan(MANY);
        assertThat(threadsNamed("InvokeAIHttp")).hasSizeLessThanOrEqualTo(2);
        for (CompletableFuture<Exchange> job : jobs) {
            assertThat(job.get(120, TimeUnit.SECONDS).getException()).isNull();
            assertThat(threadsNamed("InvokeAIProducer")).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(jobs).extracting(job -> job.join().getMessage().getHeader(InvokeAIConstants.BATCH_ID))
                .doesNotHaveDuplicates();
        mock("end").expectedMessageCount(MANY);
        mock("end").assertIsSatisfied();
    }

    @Test
    void theRestOfTheRouteRunsOnAThreadOfTheProducer() throws Exception {
        List<String> threads = new ArrayList<>();
        routes(route -> route.from("direct:start").to(DIVISION).process(each -> threads.add(Thread.currentThread().getName())));

        template.request("direct:start", each -> {
        });

        assertThat(threads).singleElement().asString().contains("InvokeAIProducer");
    }

    @Test
    void whatCannotBeSentIsAnErrorAtOnce() throws Exception {
        routes(route -> route.from("direct:start").to(DIVISION + "&wait=none"));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(Map.of("Divident", 8)));

        assertThat(done.getException()).isInstanceOf(UnknownInputException.class).hasMessageContaining("'Divident'");
        assertThat(done.getMessage().getHeaders()).isEmpty();
    }
}
