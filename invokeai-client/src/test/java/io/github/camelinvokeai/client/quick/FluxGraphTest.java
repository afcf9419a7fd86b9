package io.github.camelinvokeai.client.quick;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FluxGraphTest {

    private static final NodeSchema SCHEMA = NodeSchema.shipped();

    private final KnownModels models = new KnownModels().with("Flux", "flux", "main").withFluxParts()
            .with("Ink", "flux", "lora");

    private SentGraph graph(TextToImage.Builder request) {
        TextToImage built = request.build();
        return new SentGraph(FluxGraph.build(built, models.choose(built), SCHEMA));
    }

    private static TextToImage.Builder camel() {
        return TextToImage.builder("a camel");
    }

    @Test
    void fluxIsPaintedByTheNodesThatTheUiTakes() {
        SentGraph graph = graph(camel());

        assertThat(graph.types()).containsExactly(
                "collect", "core_metadata", "flux_denoise", "flux_model_loader", "flux_text_encoder", "flux_vae_decode",
                "integer", "string");
        assertThat(graph.edges()).containsExactlyInAnyOrder(
                "model_loader.clip -> pos_cond.clip", "model_loader.t5_encoder -> pos_cond.t5_encoder",
                "model_loader.max_seq_len -> pos_cond.t5_max_seq_len", "model_loader.transformer -> flux_denoise.transformer",
                "model_loader.vae -> flux_denoise.controlnet_vae", "model_loader.vae -> canvas_output.vae",
                "positive_prompt.value -> pos_cond.prompt", "pos_cond.conditioning -> pos_cond_collect.item",
                "pos_cond_collect.collection -> flux_denoise.positive_text_conditioning", "seed.value -> flux_denoise.seed",
                "flux_denoise.latents -> canvas_output.latents", "seed.value -> core_metadata.seed",
                "positive_prompt.value -> core_metadata.positive_prompt", "core_metadata.metadata -> canvas_output.metadata");
    }

    @Test
    void theServersNodesTakeEveryInputAndEdge() {
        assertThat(graph(camel()).faults(SCHEMA)).isEmpty();
        assertThat(graph(camel().negativePrompt("a horse").cfgScale(2).lora("Ink", 1).vae("AE")).faults(SCHEMA)).isEmpty();
    }

    @Test
    void theLoaderGetsTheOtherModelsToo() {
        ObjectNode loader = graph(camel()).node("model_loader");

        assertThat(loader.path("model").path("name").asText()).isEqualTo("Flux");
        assertThat(loader.path("t5_encoder_model").path("name").asText()).isEqualTo("T5");
        assertThat(loader.path("clip_embed_model").path("name").asText()).isEqualTo("CLIP");
        assertThat(loader.path("vae_model").path("name").asText()).isEqualTo("AE");
    }

    @Test
    void everyArgumentReachesItsNodeAndTheRecipe() {
        SentGraph graph = graph(camel().size(512, 768).steps(4).guidance(3.5).scheduler("heun"));

        for (ObjectNode node : new ObjectNode[] { graph.node("flux_denoise"), graph.node("core_metadata") }) {
            assertThat(node.path("width").asInt()).isEqualTo(512);
            assertThat(node.path("height").asInt()).isEqualTo(768);
            assertThat(node.path("guidance").asDouble()).isEqualTo(3.5);
            assertThat(node.path("scheduler").asText()).isEqualTo("heun");
            assertThat(node.has("cfg_scale")).isFalse();
        }
        assertThat(graph.node("flux_denoise").path("num_steps").asInt()).isEqualTo(4);
        assertThat(graph.node("core_metadata").path("steps").asInt()).isEqualTo(4);
        assertThat(graph.node("core_metadata").path("generation_mode").asText()).isEqualTo("flux_txt2img");
    }

    @Test
    void aNegativePromptIsHeededWithAScale() {
        SentGraph graph = graph(camel().negativePrompt("a horse").cfgScale(3));

        assertThat(graph.edges()).contains("neg_cond_collect.collection -> flux_denoise.negative_text_conditioning",
                "negative_prompt.value -> core_metadata.negative_prompt");
        assertThat(graph.node("flux_denoise").path("cfg_scale").asDouble()).isEqualTo(3);
    }

    @Test
    void lorasComeBetweenTheModelAndWhoeverUsesIt() {
        assertThat(graph(camel().lora("Ink", 1)).edges()).contains(
                "model_loader.t5_encoder -> lora_collection_loader.t5_encoder",
                "lora_collection_loader.transformer -> flux_denoise.transformer",
                "lora_collection_loader.clip -> pos_cond.clip", "model_loader.max_seq_len -> pos_cond.t5_max_seq_len");
    }

    @Test
    void sidesAreMultiplesOf16() {
        assertThatThrownBy(() -> graph(camel().height(520))).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'height' is 520, but must be multiple of 16");
    }
}
