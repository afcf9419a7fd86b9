package io.github.camelinvokeai.component;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.component.StubServer.Answer;
import io.github.camelinvokeai.component.StubServer.Request;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a producer makes of exchanges when it is stopped, or many wait; how jobs end is shown on a real server. */
class WorkflowProducerTest extends RouteTest {

    private static final String WORKFLOW = "invokeai:workflow?file=cpu-nodes.json";
    private static final String QUICK = "&client=#quick";
    private static final int SOME = 20;
    private static final int THOUSANDS = 2_000;
    /** 8 for requests, 2 for listeners, and a timer. */
    private static final int THREADS_OF_A_CLIENT = 11;

    private final CountDownLatch answering = new CountDownLatch(1);
    private final QueueServer server = new QueueServer(this::special);
    private volatile boolean slow;

    /** One that does not wait for the socket, which is not there. */
    private InvokeAIClient client;

    @BeforeEach
    void bindClient() {
        JobSettings defaults = JobSettings.defaults();
        client = InvokeAIClient.builder(url()).jobSettings(new JobSettings(
                defaults.jobTimeout(), defaults.reconcileInterval(), Duration.ofMillis(500), Duration.ofMillis(100),
                defaults.lostAnswerPatience())).build();
        context.getRegistry().bind("quick", client);
    }

    @AfterEach
    void closeServer() {
        answering.countDown();
        client.close();
        server.close();
    }

    @Override
    String url() {
        return server.url();
    }

    @Test
    void aCallbackThatFailsIsNotCalledAgain() throws Exception {
        AsyncProducer producer = context.getEndpoint(WORKFLOW + QUICK + "&wait=none").createAsyncProducer();
        producer.start();
        List<Boolean> calls = new ArrayList<>();

        assertThatThrownBy(() -> producer.process(new DefaultExchange(context), doneSync -> {
            calls.add(doneSync);
            throw new IllegalStateException("what follows in the route");
        })).hasMessage("what follows in the route");

        assertThat(calls).containsExactly(true);
        producer.stop();
    }

    @Test
    void jobsThatNoExchangeWaitsForAreSentBeforeItStops() throws Exception {
        slow = true;
        component.setHttpPoolSize(1);
        start(WORKFLOW + "&wait=none");
        List<String> batchIds = new ArrayList<>();
        for (int i = 0; i < SOME; i++) {
            batchIds.add(batchOf(template.request("direct:start", each -> {
            })));
        }

        soon().execute(answering::countDown);
        context.getRouteController().stopRoute("painting");

        assertThat(server.batchIds()).containsExactlyInAnyOrderElementsOf(batchIds);
        assertThat(component.openClients()).isZero();
    }

    @Test
    void anExchangeIsToldWhetherTheServerHasItsJob() throws Exception {
        start(WORKFLOW + QUICK);
        Exchange taken = new DefaultExchange(context);
        CompletableFuture<Exchange> first = template.asyncSend("direct:start", taken);
        await().until(() -> server.batchIds().size() == 1);
        await().until(this::theAnswerHasArrived);
        slow = true;
        CompletableFuture<Exchange> second = template.asyncSend("direct:start", new DefaultExchange(context));
        await().until(() -> server.batchIds().size() == 2);

        context.getRouteController().stopRoute("painting", 1, TimeUnit.SECONDS);

        assertThat(errorOf(first)).hasMessageContainingAll("producer was stopped", "it goes on on the server");
        assertThat(errorOf(second)).hasMessageContainingAll("producer was stopped", "before the server had taken",
                "look for it there").hasMessageNotContaining("goes on");
    }

    @Test
    void whatCouldNotBeCanceledIsLoggedWithoutThePrompt() throws Exception {
        start(WORKFLOW + QUICK + "&cancelOnFailure=true&input.Title=a secret harbour");
        Exchange exchange = new DefaultExchange(context);
        CompletableFuture<Exchange> waiting = template.asyncSend("direct:start", exchange);
        await().until(() -> server.batchIds().size() == 1);
        await().until(this::theAnswerHasArrived);

        String log = loggedWhile(() -> context.getRouteController().stopRoute("painting", 1, TimeUnit.SECONDS));

        assertThat(errorOf(waiting)).hasMessageContaining("is canceled");
        assertThat(log).contains("Batch " + batchOf(exchange) + " of route painting could not be canceled");
        assertThat(log.lines().filter(line -> line.contains("WARN"))).noneMatch(line -> line.contains("harbour"));
    }

    @Test
    void thousandsOfExchangesWaitOnAFewThreadsAndAllContinueWhenItStops() throws Exception {
        start(WORKFLOW + QUICK + "&workerPoolSize=2");
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < THOUSANDS; i++) {
            waiting.add(template.asyncSend("direct:start", new DefaultExchange(context)));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> server.batchIds().size() == THOUSANDS);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(threadsNamed("InvokeAIProducer")).hasSizeLessThanOrEqualTo(2);
        assertThat(threadsNamed("invokeai-127.0.0.1-")).hasSizeLessThanOrEqualTo(THREADS_OF_A_CLIENT);

        context.getRouteController().stopRoute("painting", 1, TimeUnit.SECONDS);

        // The last of them may still be on their way from the threads that they continue on.
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).allSatisfy(each -> assertThat(errorOf(each)).isNotNull());
    }

    private void start(String uri) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:start").routeId("painting").to(uri);
            }
        });
    }

    /** Answers to an enqueue when the test lets it, if it is to be slow. */
    private Answer special(Request request) {
        if (slow && QueueServer.isEnqueue(request)) {
            waitFor(answering);
        }
        return null;
    }

    /** The client asks about the job only once it knows that there is one. */
    private boolean theAnswerHasArrived() {
        return server.lines().stream().anyMatch(line -> line.matches("GET /api/v1/queue/default/b/.*/status"));
    }

    private static JobException errorOf(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(20, TimeUnit.SECONDS).getException(JobException.class);
    }

    private static String batchOf(Exchange exchange) {
        return exchange.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
    }

    private static Executor soon() {
        return CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
    }

    private static String loggedWhile(Work work) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> threadsNamed(String part) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.contains(part)).toList();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
