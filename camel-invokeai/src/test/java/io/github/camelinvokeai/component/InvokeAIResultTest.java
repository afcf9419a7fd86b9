package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvokeAIResultTest {

    @Test
    void itTellsTheIdsOfBatchItemsAndSessions() {
        InvokeAIResult result = new Results().item(3, QueueItemStatus.COMPLETED, "a.png")
                .item(4, QueueItemStatus.COMPLETED, "b.png", "c.png").from(null);

        assertThat(result.batchId()).isEqualTo("b-1");
        assertThat(result.queueId()).isEqualTo("default");
        assertThat(result.itemIds()).containsExactly(3, 4);
        assertThat(result.sessionIds()).containsExactly("session-3", "session-4");
        assertThat(result.images()).extracting(ResultImage::name).containsExactly("a.png", "b.png", "c.png");
        assertThat(result.imagesOf("n1")).extracting(ResultImage::name).containsExactly("c.png");
        assertThat(result.imagesOf("no such node")).isEmpty();
    }

    @Test
    void theStatusIsInTheServersWords() {
        assertThat(Results.of("a.png").from(null).status()).isEqualTo("completed");
        assertThat(new Results().item(1, QueueItemStatus.FAILED).from(null).status()).isEqualTo("failed");
    }

    @Test
    void theOnlyImageIsThatOfExactlyOne() {
        assertThat(Results.of("a.png").from(null).onlyImage().name()).isEqualTo("a.png");
        assertThatThrownBy(() -> Results.of().from(null).onlyImage()).isInstanceOf(InvokeAIException.class)
                .hasMessageContainingAll("b-1", "no image", "images()");
        assertThatThrownBy(() -> Results.of("a.png", "b.png", "c.png").from(null).onlyImage())
                .isInstanceOf(InvokeAIException.class).hasMessageContaining("3 images");
    }

    @Test
    void expressionsOfRoutesReachItsParts() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(Results.of("a.png", "b.png").from(null));

            Map.of("${body.images.size}", 2, "${body.images[1].name}", "b.png", "${body.images[0].output.width}", 64,
                    "${body.imagesOf('n1')[0].name}", "b.png", "${body.status}", "completed", "${body.itemIds[0]}", 7)
                    .forEach((expression, value) -> assertThat(
                            context.resolveLanguage("simple").createExpression(expression).evaluate(exchange, Object.class))
                            .as(expression).isEqualTo(value));
        }
    }

    @Test
    void asAMapItIsPlainData() {
        assertThat(Results.of("a.png").from(null).toMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "batchId", "b-1", "queueId", "default", "status", "completed", "itemIds", List.of(7),
                        "sessionIds", List.of("session-7"), "images", Results.of("a.png").from(null).images().stream()
                                .map(ResultImage::toMap).toList()));
        assertThat(Results.of("a.png").from(null).onlyImage().toMap())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("imageName", "a.png").containsEntry("itemId", 7).containsEntry("nodeId", "n0")
                .containsEntry("nodeType", "l2i").containsEntry("index", 0).containsEntry("width", 64)
                .containsEntry("height", 48).containsEntry("boardId", null);
    }

    @Test
    void asTextForLogsItSaysHowItWent() {
        assertThat(Results.of("a.png", "b.png").from(null)).hasToString("InvokeAIResult[batch b-1, completed, 2 images]");
    }
}
