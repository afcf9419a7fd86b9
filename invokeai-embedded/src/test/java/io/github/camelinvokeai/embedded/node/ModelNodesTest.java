package io.github.camelinvokeai.embedded.node;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelNodesTest {

    private static final Map<String, String> MODEL = NodeUnderTest.model("m", "sd-1");

    private static NodeUnderTest node(String type) {
        return NodeUnderTest.of(type).withModel("m", "sd-1");
    }

    @Test
    void aMainModelIsGivenInParts() {
        JsonNode output = node("main_model_loader").with("model", MODEL).run();

        assertThat(output.path("type").asText()).isEqualTo("model_loader_output");
        assertThat(output.path("unet").path("unet").path("submodel_type").asText()).isEqualTo("unet");
        assertThat(output.path("unet").path("scheduler").path("submodel_type").asText()).isEqualTo("scheduler");
        assertThat(output.path("unet").path("freeu_config").isNull()).isTrue();
        assertThat(output.path("clip").path("text_encoder").path("key").asText()).isEqualTo("m");
        assertThat(output.path("clip").path("skipped_layers").asInt()).isZero();
        assertThat(output.path("vae").path("seamless_axes")).isEmpty();
    }

    @Test
    void sdxlHasTwoEncoders() {
        JsonNode output = node("sdxl_model_loader").with("model", MODEL).run();

        assertThat(output.path("clip2").path("text_encoder").path("submodel_type").asText()).isEqualTo("text_encoder_2");
        assertThat(output.path("clip2").path("tokenizer").path("submodel_type").asText()).isEqualTo("tokenizer_2");
    }

    @ParameterizedTest
    @CsvSource({
            "main_model_loader, model, Unknown model x", "sdxl_model_loader, model, Unknown model: x",
            "vae_loader, vae_model, Unknown vae: x!", "lora_loader, lora, Unknown lora: x!",
            "model_identifier, model, Unknown model x" })
    void eachComplainsInItsOwnWords(String type, String input, String complaint) {
        NodeUnderTest node = node(type).with(input, NodeUnderTest.model("x", "sd-1"));

        assertThatThrownBy(node::run).isInstanceOf(NodeFailure.class).hasMessage(complaint)
                .extracting(failure -> ((NodeFailure) failure).errorType()).isEqualTo("Exception");
    }

    @Test
    void aLoraIsAddedOnce() {
        JsonNode unet = node("main_model_loader").with("model", MODEL).run().path("unet");
        JsonNode with = node("lora_loader").with("lora", MODEL).with("unet", unet).with("weight", 0.5).run();

        assertThat(with.path("clip").isNull()).isTrue();
        assertThat(with.path("unet").path("loras").get(0).path("weight").asDouble()).isEqualTo(0.5);
        assertThat(unet.path("loras")).isEmpty();
        assertThatThrownBy(node("lora_loader").with("lora", MODEL).with("unet", with.path("unet"))::run)
                .hasMessage("LoRA \"m\" already applied to unet");
    }
}
