package io.github.camelinvokeai.client.quick;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextToImageBatchTest {

    private final KnownModels server = new KnownModels().with("Old", "sd-1", "main").withBoard("7", "Camels");

    private JsonNode body(TextToImage.Builder request) {
        return build(request, NodeSchema.shipped()).payload();
    }

    private TextToImageBatch build(TextToImage.Builder request, NodeSchema schema) {
        return TextToImageBatch.build(request.build(), "batch-1", List.of(5L, 6L), schema, server.installed(), server);
    }

    private static TextToImage.Builder camel() {
        return TextToImage.builder("a camel");
    }

    private static JsonNode asRead(JsonNode sent) throws IOException {
        return Json.mapper().readTree(Json.bytes(sent));
    }

    private static JsonNode output(JsonNode body) {
        return body.path("batch").path("graph").path("nodes").path("canvas_output");
    }

    @Test
    void oneEnqueueHasAnItemForEachSeed() throws Exception {
        JsonNode batch = body(camel().negativePrompt("a horse")).path("batch");

        assertThat(asRead(batch.path("data"))).isEqualTo(Json.mapper().readTree("""
                [[{"node_path": "seed", "field_name": "value", "items": [5, 6]}],
                 [{"node_path": "positive_prompt", "field_name": "value", "items": ["a camel"]},
                  {"node_path": "negative_prompt", "field_name": "value", "items": ["a horse"]}]]"""));
        assertThat(batch.path("runs").asInt()).isEqualTo(1);
        assertThat(batch.path("batch_id").asText()).isEqualTo("batch-1");
        assertThat(batch.path("origin").asText()).isEqualTo("generate");
    }

    @Test
    void fluxHasNoNegativePromptUnlessOneIsGiven() {
        server.with("Flux", "flux", "main").withFluxParts();

        assertThat(body(camel().model("Flux")).path("batch").path("data").path(1)).hasSize(1);
        assertThat(body(camel().model("Flux").negativePrompt("a horse").cfgScale(2)).path("batch").path("data").path(1))
                .hasSize(2);
    }

    @Test
    void theBoardIsThatOfTheOutputAlone() {
        assertThat(output(body(camel().board("Camels"))).path("board").path("board_id").asText()).isEqualTo("7");
        assertThat(output(body(camel())).has("board")).isFalse();
        assertThat(output(body(camel().board("none"))).has("board")).isFalse();
    }

    @Test
    void aBoardIsMadeOnlyOnRequestAndWhenAllElseIsRight() {
        assertThatThrownBy(() -> body(camel().board("New"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> body(camel().board("New").createBoard(true).width(7)))
                .isInstanceOf(InvalidValueException.class);
        assertThat(server.made).isEmpty();

        assertThat(output(body(camel().board("New").createBoard(true))).path("board").path("board_id").asText())
                .isEqualTo("made");
        assertThat(output(body(camel().board("7").createBoard(true))).path("board").path("board_id").asText()).isEqualTo("7");
        assertThat(server.made).containsExactly("New");
    }

    @Test
    void itSaysWhichModelPaints() {
        assertThat(build(camel(), NodeSchema.shipped()).model().name()).isEqualTo("Old");
    }

    @Test
    void aServerWithoutTheNodesIsToldByItsRelease() throws Exception {
        JsonNode document = NodeSchema.shippedDocument();
        document.path("components").path("schemas").properties().removeIf(
                entry -> entry.getValue().path("properties").path("type").path("default").asText().equals("clip_skip")
                        || entry.getValue().path("properties").path("type").path("const").asText().equals("clip_skip"));

        assertThatThrownBy(() -> build(camel(), NodeSchema.fromOpenApi(document, "4.0", "a test")))
                .isInstanceOf(InvokeAIException.class).hasMessageContaining("InvokeAI 4.0 has no node type 'clip_skip'");
    }
}
