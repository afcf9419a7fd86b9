package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several values for an input: one exchange, one batch where that is possible, a run for each. */
class SweepsIT extends RealServerTest {

    @Test
    void aListForAnInputIsGoneThroughInOneBatch() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Keep the size=true&input.Height=64"));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage()
                .setHeader("CamelInvokeAIInput.Width", List.of(64, 80, 96)));

        assertThat(done.getException()).isNull();
        InvokeAIResult result = done.getMessage().getBody(InvokeAIResult.class);
        assertThat(result.images()).extracting(image -> image.output().width()).containsExactly(64, 80, 96);
        assertThat(server.queue("default").batchStatus(result.batchId()).total()).isEqualTo(3);
    }

    @Test
    void theRowsOfATableAreOneRunEach() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Keep the size=true"));

        InvokeAIResult result = template.requestBody("direct:start",
                List.of(Map.of("Width", "64", "Height", "48"), Map.of("Width", "80", "Height", "96")), InvokeAIResult.class);

        assertThat(result.images()).extracting(image -> image.output().width() + "x" + image.output().height())
                .containsExactly("64x48", "80x96");
    }

    @Test
    void whatOneBatchCannotCarryIsStillOneExchange() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Width=64&input.Height=64"));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage()
                .setHeader("CamelInvokeAIInput.Keep the size", List.of(true, false)));

        assertThat(done.getException()).isNull();
        InvokeAIResult result = done.getMessage().getBody(InvokeAIResult.class);
        assertThat(result.images()).hasSize(2);
        assertThat(result.itemIds()).hasSize(2).isEqualTo(done.getMessage().getHeader(InvokeAIConstants.ITEM_IDS));
        assertThat(server.queue("default").batchStatus(result.batchId() + "-2").total()).isEqualTo(1);
    }

    @Test
    void moreThanMaxItemsIsRefusedBeforeAnythingIsSent() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&maxItems=2"));

        assertThatThrownBy(() -> template.requestBodyAndHeader("direct:start", null, "CamelInvokeAIInput.Width",
                List.of(64, 80, 96))).isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(InvalidValueException.class);
    }

    @Test
    void theNodesOfAWorkflowThatSupplyListsAreInputs() throws Exception {
        routes(route -> route.from("direct:start").to("invokeai:workflow?file=batch-nodes.json"));

        InvokeAIResult result = template.requestBody("direct:start",
                Map.of("Heights", List.of(32, 40, 48), "Radii", List.of(0, 1, 2)), InvokeAIResult.class);

        assertThat(result.images()).hasSize(9);
        assertThat(result.images()).extracting(image -> image.output().height()).containsOnly(32, 40, 48);
    }
}
