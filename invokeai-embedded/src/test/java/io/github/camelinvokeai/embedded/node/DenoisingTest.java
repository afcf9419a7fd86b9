package io.github.camelinvokeai.embedded.node;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DenoisingTest {

    private final NodeUnderTest loader = NodeUnderTest.of("main_model_loader").withModel("m", "sd-1").withModel("xl", "sdxl");
    private JsonNode parts = loader.with("model", NodeUnderTest.model("m", "sd-1")).run();

    private JsonNode noise(int width, int height, int seed) {
        return loader.then("noise").with("width", width).with("height", height).with("seed", seed).run().path("noise");
    }

    private JsonNode prompt(String text) {
        return loader.then("compel").with("clip", parts.path("clip")).with("prompt", text).run().path("conditioning");
    }

    private NodeUnderTest denoise(String type, String prompt) {
        return loader.then(type).with("unet", parts.path("unet")).with("positive_conditioning", prompt(prompt))
                .with("negative_conditioning", prompt("")).with("noise", noise(64, 48, 5)).with("steps", 4);
    }

    private Bands decoded(ObjectNode latents) {
        NodeUnderTest decode = loader.then("l2i").with("latents", latents.path("latents")).with("vae", parts.path("vae"));
        decode.run();
        return decode.kept();
    }

    @Test
    void tellsEachStepWithASmallPreview() {
        NodeUnderTest node = denoise("denoise_latents", "a lighthouse");
        ObjectNode latents = node.run();

        assertThat(node.told()).containsExactly("m/unet", "m/scheduler", "Denoising 0.0", "Denoising 0.25", "Denoising 0.5",
                "Denoising 0.75", "Denoising 1.0");
        assertThat(node.pauses()).isEqualTo(4);
        assertThat(node.previews()).allSatisfy(preview -> {
            assertThat(preview.getWidth()).isEqualTo(8);
            assertThat(preview.getHeight()).isEqualTo(6);
        });
        assertThat(latents.path("latents").path("seed").isNull()).isTrue();
        assertThat(latents.path("width").asInt()).isEqualTo(64);
    }

    @Test
    void thePictureDependsOnPromptSeedAndSteps() {
        int[] usual = decoded(denoise("denoise_latents", "a forest").run()).values(0);

        assertThat(decoded(denoise("denoise_latents", "a forest").run()).values(0)).isEqualTo(usual);
        assertThat(decoded(denoise("denoise_latents", "a city at night").run()).values(0)).isNotEqualTo(usual);
        assertThat(decoded(denoise("denoise_latents", "a forest").with("noise", noise(64, 48, 6)).run()).values(0))
                .isNotEqualTo(usual);
        assertThat(decoded(denoise("denoise_latents", "a forest").with("steps", 20).run()).values(0)).isNotEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({ "10, 0.6, 1, 4", "7, 0.33, 0.8, 3", "5, 0, 1, 5", "150, 0, 1, 150" })
    void onlyTheStepsBetweenStartAndEndAreMade(int steps, double start, double end, int made) {
        NodeUnderTest node = denoise("denoise_latents", "x").with("steps", steps).with("denoising_start", start)
                .with("denoising_end", end);
        node.run();

        assertThat(node.previews()).hasSize(made + 1);
    }

    @Test
    void aPictureToBeginWithShowsThrough() {
        JsonNode begin = loader.then("i2l").withPicture("image", Bands.filled(Mode.RGB, 67, 49, 255, 0, 0))
                .with("vae", parts.path("vae")).run().path("latents");

        Bands much = decoded(denoise("denoise_latents", "sea").with("latents", begin).with("denoising_start", 0.8)
                .with("steps", 20).run());
        Bands all = decoded(denoise("denoise_latents", "sea").with("latents", begin).with("denoising_start", 1).run());

        assertThat(Arrays.stream(much.values(0)).min().orElseThrow()).isGreaterThan(190);
        assertThat(all.values(0)).containsOnly(255);
        assertThat(all.values(1)).containsOnly(0);
    }

    @Test
    void sizesHaveToMatchAndSomethingHasToBeThere() {
        JsonNode begin = loader.then("i2l").withPicture("image", Bands.filled(Mode.RGB, 80, 48, 1, 2, 3))
                .with("vae", parts.path("vae")).run().path("latents");
        NodeUnderTest node = denoise("denoise_latents", "x").with("latents", begin);

        assertThatThrownBy(node::run).hasMessage("Incompatible 'noise' and 'latents' shapes: "
                                                 + "latents.shape=torch.Size([1, 4, 6, 10]) noise.shape=torch.Size([1, 4, 6, 8])");
        assertThatThrownBy(node.with("latents", null).with("noise", null)::run)
                .hasMessage("'latents' or 'noise' must be provided!");
    }

    @Test
    void aModelOfAnotherKindFailsAtTheFirstStep() {
        parts = loader.then("main_model_loader").with("model", NodeUnderTest.model("xl", "sdxl")).run();
        NodeUnderTest node = denoise("denoise_latents", "x");

        assertThatThrownBy(node::run).hasMessage("argument of type 'NoneType' is not iterable");
        assertThat(node.told()).endsWith("Denoising 0.0");
    }

    @Test
    void metadataGrowsByWhatWasDone() {
        ObjectNode metadata = loader.node().objectNode().put("positive_prompt", "p").put("seed", 1);

        ObjectNode output = denoise("denoise_latents_meta", "x").with("metadata", metadata).with("denoising_start", 0).run();

        assertThat(output.path("type").asText()).isEqualTo("latents_meta_output");
        assertThat(output.path("latents").path("latents_name").asText()).startsWith("Tensor_");
        assertThat(output.path("metadata").path("model").path("submodel_type").asText()).isEqualTo("unet");
        ObjectNode rest = output.path("metadata").deepCopy();
        rest.remove("model");
        assertThat(rest.toString()).isEqualTo(
                """
                        {"positive_prompt":"p","seed":5,"width":64,"height":48,"steps":4,"cfg_scale":7.5,\
                        "cfg_rescale_multiplier":0.0,"denoising_start":0.0,"denoising_end":1.0,"scheduler":"euler",\
                        "hidiffusion":false,"hidiffusion_raunet":true,"hidiffusion_window_attn":true,\
                        "hidiffusion_t1_ratio":0.4,"hidiffusion_t2_ratio":0.0}""");
    }
}
