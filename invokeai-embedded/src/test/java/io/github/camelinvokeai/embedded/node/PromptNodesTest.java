package io.github.camelinvokeai.embedded.node;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PromptNodesTest {

    private final NodeUnderTest loader = NodeUnderTest.of("sdxl_model_loader").withModel("xl", "sdxl").withModel("m", "sd-1");

    private NodeUnderTest prompt(String model, String base, String text) {
        JsonNode parts = loader.with("model", NodeUnderTest.model(model, base)).run();
        return loader.then("sdxl_compel_prompt").with("clip", parts.path("clip")).with("clip2", parts.path("clip2"))
                .with("prompt", text);
    }

    @Test
    void loadsBothEncodersAndTokenizers() {
        NodeUnderTest node = prompt("xl", "sdxl", "x");
        JsonNode output = node.run();

        assertThat(node.told()).containsExactly("xl/text_encoder", "xl/tokenizer", "Building conditioning",
                "xl/text_encoder_2", "xl/tokenizer_2", "Building conditioning");
        assertThat(output.path("conditioning").path("conditioning_name").asText()).startsWith("ConditioningFieldData_");
        assertThat(output.path("conditioning").path("mask").isNull()).isTrue();
    }

    @Test
    void anEmptyPromptNeedsNoTokenizer() {
        NodeUnderTest node = prompt("xl", "sdxl", "");
        node.run();

        assertThat(node.told()).containsExactly("xl/text_encoder", "xl/text_encoder_2");
    }

    @Test
    void aModelWithoutASecondEncoderFails() {
        assertThatThrownBy(prompt("m", "sd-1", "x")::run)
                .hasMessage("The \"SubModelType.TextEncoder2\" submodel is not available for this model.");
    }
}
