package io.github.camelinvokeai.component;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.JobTimeoutException;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutcomesIT extends RealServerTest {

    private static final Map<String, Object> BY_ZERO = Map.of("Divisor", 0);

    @TempDir
    Path folder;

    @AfterEach
    void resume() {
        server.queue("default").resume();
    }

    @Test
    void aFailedJobReachesOnExceptionAndNamesTheNode() throws Exception {
        routes(route -> route.from("direct:start").onException(JobFailedException.class).handled(true).to("mock:failed").end()
                .to(DIVISION).to("mock:never"));

        template.request("direct:start", each -> each.getMessage().setBody(BY_ZERO));

        Exchange failed = mock("failed").getExchanges().get(0);
        JobFailedException error = failed.getProperty(Exchange.EXCEPTION_CAUGHT, JobFailedException.class);
        assertThat(error.nodeId()).isEqualTo("division");
        assertThat(error.nodeType()).isEqualTo("div");
        assertThat(error.errorType()).isEqualTo("ZeroDivisionError");
        assertThat(error).hasMessageContainingAll("division", "div", error.batchId());
        assertThat(failed.getMessage().getBody()).isEqualTo(BY_ZERO);
        assertThat(failed.getMessage().getHeaders()).containsEntry(InvokeAIConstants.STATUS, "failed")
                .containsEntry(InvokeAIConstants.BATCH_ID, error.batchId())
                .containsEntry(InvokeAIConstants.ITEM_ID, error.itemId()).containsEntry(InvokeAIConstants.IMAGE_COUNT, 0);
        assertThat(mock("never").getReceivedCounter()).isZero();
    }

    @Test
    void aTimeoutNamesItsOptionAndLeavesTheJobAlone() throws Exception {
        server.queue("default").pause();

        Exchange done = run("&jobTimeout=5000", Map.of());

        assertThat(done.getException()).isInstanceOf(JobTimeoutException.class).hasMessageContaining("jobTimeout");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(itemsOf(done)).hasSize(1)
                .allSatisfy(item -> assertThat(statusOf(item)).isEqualTo(QueueItemStatus.PENDING)));
    }

    @Test
    void aTimeoutCancelsTheJobIfAsked() throws Exception {
        server.queue("default").pause();

        Exchange done = run("&jobTimeout=5000&cancelOnTimeout=true&runs=2", Map.of());

        assertThat(done.getException()).isInstanceOf(JobTimeoutException.class);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(itemsOf(done)).hasSize(2)
                .allSatisfy(item -> assertThat(statusOf(item)).isEqualTo(QueueItemStatus.CANCELED)));
    }

    @Test
    void aFailureCancelsTheRestOfTheBatchIfAsked() throws Exception {
        Exchange done = run("&cancelOnFailure=true&runs=30", BY_ZERO);

        assertThat(done.getException()).isInstanceOf(JobFailedException.class);
        assertThat(itemsOf(done)).extracting(this::statusOf).hasSize(30).startsWith(QueueItemStatus.FAILED)
                .endsWith(QueueItemStatus.CANCELED);
    }

    @Test
    void aFailureLeavesTheRestOfTheBatchAloneByDefault() throws Exception {
        Exchange done = run("&runs=3", BY_ZERO);

        assertThat(done.getException()).isInstanceOf(JobFailedException.class);
        assertThat(itemsOf(done)).extracting(this::statusOf).hasSize(3).containsOnly(QueueItemStatus.FAILED);
    }

    @Test
    void aJobThatSomebodyCancelsFailsTheExchange() throws Exception {
        server.queue("default").pause();
        Exchange exchange = new DefaultExchange(context);
        CompletableFuture<Exchange> waiting = template.asyncSend(DIVISION, exchange);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> !itemsOf(exchange).isEmpty());

        itemsOf(exchange).forEach(server.queue("default")::cancel);

        assertThat(waiting.get(60, TimeUnit.SECONDS).getException()).isInstanceOf(JobCanceledException.class);
    }

    @Test
    void severalImagesAreNeverTakenForOne() throws Exception {
        routes(route -> {
            route.from("direct:file").to(CPU_NODES + "&runs=2").to("file:" + folder + "?fileName=out.png");
            route.from("direct:bytes").to(CPU_NODES + "&runs=2&output=bytes");
        });

        assertThat(template.request("direct:file", each -> {
        }).getException()).hasStackTraceContaining("2 images, not exactly one");
        assertThat(folder.resolve("out.png")).doesNotExist();
        Exchange bytes = template.request("direct:bytes", each -> {
        });
        assertThat(bytes.getException()).isInstanceOf(InvokeAIException.class).hasMessageContaining("2 images");
        assertThat(bytes.getMessage().getHeader(InvokeAIConstants.IMAGE_COUNT)).isEqualTo(2);
    }

    @Test
    void redeliveryMakesANewJobAndReadsTheBodyAgain() throws Exception {
        String origin = UUID.randomUUID().toString();
        routes(route -> route.from("direct:start")
                .errorHandler(route.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                .to(DIVISION + "&bodyInput=Divisor&origin=" + origin));

        Exchange done = template.request("direct:start", each -> each.getMessage()
                .setBody(new ByteArrayInputStream("0".getBytes(StandardCharsets.UTF_8))));

        assertThat(done.getException()).isInstanceOf(JobFailedException.class);
        List<QueueItem> items = server.queue("default").items(server.queue("default").itemIds()).stream()
                .filter(item -> origin.equals(item.origin())).toList();
        assertThat(items).hasSize(3).allMatch(item -> item.status() == QueueItemStatus.FAILED);
        assertThat(items).extracting(QueueItem::batchId).doesNotHaveDuplicates()
                .contains(done.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class));
    }

    private Exchange run(String options, Map<String, Object> body) {
        return template.request(DIVISION + options, each -> each.getMessage().setBody(body));
    }

    private List<Integer> itemsOf(Exchange done) {
        return server.queue("default").itemIdsOfBatch(done.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class));
    }
}
