package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiffusionGraphTest {

    private static final NodeSchema SCHEMA = NodeSchema.shipped();

    private final KnownModels models = new KnownModels().with("Old", "sd-1", "main").with("Big", "sdxl", "main")
            .with("Old VAE", "sd-1", "vae").with("Big VAE", "sdxl", "vae")
            .with("Ink", "sdxl", "lora").with("Oil", "sdxl", "lora").with("Chalk", "sd-1", "lora");

    private SentGraph graph(TextToImage.Builder request) {
        TextToImage built = request.build();
        return new SentGraph(DiffusionGraph.build(built, models.choose(built), SCHEMA));
    }

    private static TextToImage.Builder of(String model) {
        return TextToImage.builder("a camel").model(model);
    }

    @Test
    void stableDiffusion1IsPaintedByTheNodesThatTheUiTakes() {
        SentGraph graph = graph(of("Old"));

        assertThat(graph.types()).containsExactly(
                "clip_skip", "collect", "collect", "compel", "compel", "core_metadata", "denoise_latents", "integer", "l2i",
                "main_model_loader", "noise", "string", "string");
        assertThat(graph.edges()).containsExactlyInAnyOrder(
                "model_loader.unet -> denoise_latents.unet", "model_loader.clip -> clip_skip.clip",
                "clip_skip.clip -> pos_cond.clip", "clip_skip.clip -> neg_cond.clip",
                "positive_prompt.value -> pos_cond.prompt", "negative_prompt.value -> neg_cond.prompt",
                "pos_cond.conditioning -> pos_cond_collect.item", "neg_cond.conditioning -> neg_cond_collect.item",
                "pos_cond_collect.collection -> denoise_latents.positive_conditioning",
                "neg_cond_collect.collection -> denoise_latents.negative_conditioning",
                "seed.value -> noise.seed", "noise.noise -> denoise_latents.noise",
                "denoise_latents.latents -> canvas_output.latents", "model_loader.vae -> canvas_output.vae",
                "seed.value -> core_metadata.seed", "positive_prompt.value -> core_metadata.positive_prompt",
                "negative_prompt.value -> core_metadata.negative_prompt", "core_metadata.metadata -> canvas_output.metadata");
    }

    @Test
    void sdxlReadsEachPromptTwiceWithTwoEncoders() {
        SentGraph graph = graph(of("Big"));

        assertThat(graph.types()).contains("sdxl_model_loader", "sdxl_compel_prompt").doesNotContain("clip_skip", "compel");
        assertThat(graph.edges()).contains(
                "positive_prompt.value -> pos_cond.prompt", "positive_prompt.value -> pos_cond.style",
                "model_loader.clip -> pos_cond.clip", "model_loader.clip2 -> pos_cond.clip2",
                "negative_prompt.value -> neg_cond.style", "model_loader.clip2 -> neg_cond.clip2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Old", "Big" })
    void theServersNodesTakeEveryInputAndEdge(String model) {
        TextToImage.Builder all = of(model).vae(model + " VAE").lora(model.equals("Big") ? "Ink" : "Chalk", 0.5);

        assertThat(graph(of(model)).faults(SCHEMA)).isEmpty();
        assertThat(graph(all).faults(SCHEMA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "Old, 512", "Big, 1024" })
    void whatIsNotSaidIsAsInTheUi(String model, int size) {
        SentGraph graph = graph(of(model));

        assertThat(graph.node("noise")).isEqualTo(KnownModels.json().put("id", "noise").put("type", "noise")
                .put("is_intermediate", true).put("use_cache", true).put("use_cpu", true).put("width", (long) size)
                .put("height", (long) size));
        assertThat(graph.node("denoise_latents").path("steps").asInt()).isEqualTo(30);
        assertThat(graph.node("denoise_latents").path("cfg_scale").asDouble()).isEqualTo(7.5);
        assertThat(graph.node("denoise_latents").path("scheduler").asText()).isEqualTo("dpmpp_3m_k");
        assertThat(graph.node("denoise_latents").path("hidiffusion").asBoolean(true)).isFalse();
    }

    @Test
    void everyArgumentReachesItsNodeAndTheRecipe() {
        SentGraph graph = graph(of("Big").size(768, 640).steps(12).cfgScale(5.5).scheduler("euler").vae("Big VAE"));
        ObjectNode denoise = graph.node("denoise_latents");
        ObjectNode recipe = graph.node("core_metadata");

        assertThat(denoise.path("steps").asInt()).isEqualTo(12);
        assertThat(denoise.path("cfg_scale").asDouble()).isEqualTo(5.5);
        assertThat(denoise.path("scheduler").asText()).isEqualTo("euler");
        assertThat(graph.node("noise").path("width").asInt()).isEqualTo(768);
        assertThat(graph.node("noise").path("height").asInt()).isEqualTo(640);
        assertThat(graph.node("vae").path("vae_model").path("name").asText()).isEqualTo("Big VAE");
        assertThat(graph.edges()).contains("vae.vae -> canvas_output.vae")
                .doesNotContain("model_loader.vae -> canvas_output.vae");
        Map<String, Object> expected = Map.of("steps", 12, "cfg_scale", 5.5, "scheduler", "euler", "width", 768, "height", 640,
                "generation_mode", "sdxl_txt2img", "rand_device", "cpu");
        expected.forEach((name, value) -> assertThat(recipe.path(name).asText()).as(name).isEqualTo(value.toString()));
        assertThat(recipe.path("model").path("key").asText()).isEqualTo("key of Big");
        assertThat(recipe.path("vae").path("key").asText()).isEqualTo("key of Big VAE");
    }

    @Test
    void lorasComeBetweenTheModelAndWhoeverUsesIt() {
        SentGraph graph = graph(of("Big").lora("Ink", 0.5).lora("key of Oil", -1));

        assertThat(graph.node("lora_selector_0").path("lora").path("name").asText()).isEqualTo("Ink");
        assertThat(graph.node("lora_selector_1").path("weight").asDouble()).isEqualTo(-1);
        assertThat(graph.edges()).contains(
                "lora_selector_0.lora -> lora_collector.item", "lora_selector_1.lora -> lora_collector.item",
                "lora_collector.collection -> lora_collection_loader.loras",
                "model_loader.unet -> lora_collection_loader.unet", "model_loader.clip2 -> lora_collection_loader.clip2",
                "lora_collection_loader.unet -> denoise_latents.unet", "lora_collection_loader.clip2 -> neg_cond.clip2")
                .doesNotContain("model_loader.unet -> denoise_latents.unet", "model_loader.clip -> pos_cond.clip");
        assertThat(graph.node("core_metadata").path("loras")).hasSize(2);
        assertThat(graph(of("Old").lora("Chalk", 1)).edges()).contains(
                "clip_skip.clip -> lora_collection_loader.clip", "lora_collection_loader.clip -> pos_cond.clip");
    }

    @Test
    void onlyTheOutputIsForTheGalleryAndPaintedAnew() {
        SentGraph graph = graph(of("Old"));

        assertThat(graph.node("canvas_output").path("is_intermediate").asBoolean(true)).isFalse();
        assertThat(graph.node("canvas_output").path("use_cache").asBoolean(true)).isFalse();
        for (String other : List.of("noise", "denoise_latents", "core_metadata", "seed", "pos_cond")) {
            assertThat(graph.node(other).path("is_intermediate").asBoolean()).as(other).isTrue();
        }
    }

    @Test
    void whatTheNodesWouldNotTakeIsRefusedByTheNameOfTheArgument() {
        assertThatThrownBy(() -> graph(of("Old").width(500))).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'width' is 500, but must be > 0, multiple of 8");
        assertThatThrownBy(() -> graph(of("Old").scheduler("eulr"))).isInstanceOfSatisfying(InvalidValueException.class,
                refusal -> assertThat(refusal.candidates()).contains("euler", "ddim"))
                .hasMessageContaining("Input 'scheduler' has no choice 'eulr'");
    }
}
