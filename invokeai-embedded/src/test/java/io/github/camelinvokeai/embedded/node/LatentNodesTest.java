package io.github.camelinvokeai.embedded.node;

import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatentNodesTest {

    private static final Map<String, Object> VAE = Map.of("vae", Map.of("name", "m", "submodel_type", "vae"));

    private final NodeUnderTest encoder = NodeUnderTest.of("i2l")
            .withPicture("image", Bands.filled(Mode.RGBA, 67, 49, 10, 20, 30, 255)).with("vae", VAE);

    @Test
    void encodingCutsTheSizeToAMultipleOfEight() {
        JsonNode output = encoder.run();

        assertThat(encoder.told()).containsExactly("m/vae", "Running VAE encoder");
        assertThat(output.toString()).isEqualTo("{\"latents\":{\"latents_name\":\"Tensor_0\",\"seed\":null},"
                                                + "\"width\":64,\"height\":48,\"type\":\"latents_output\"}");
    }

    @Test
    void decodingGivesThePictureBack() {
        NodeUnderTest decoder = encoder.then("l2i").with("latents", encoder.run().path("latents")).with("vae", VAE);
        decoder.run();

        assertThat(decoder.told()).containsExactly("m/vae", "Running VAE decoder");
        assertThat(decoder.kept().mode()).isEqualTo(Mode.RGB);
        assertThat(decoder.kept().values(2)).containsOnly(30);
    }

    @Test
    void noiseHasSizeAndSeedAndDecodesToNoise() {
        NodeUnderTest noise = NodeUnderTest.of("noise").with("width", 64).with("height", 48).with("seed", 7);
        JsonNode output = noise.run();
        NodeUnderTest decoder = noise.then("l2i").with("latents", output.path("noise")).with("vae", VAE);
        decoder.run();

        assertThat(output.toString()).isEqualTo("{\"noise\":{\"latents_name\":\"Tensor_0\",\"seed\":7},"
                                                + "\"width\":64,\"height\":48,\"type\":\"noise_output\"}");
        assertThat(Arrays.stream(decoder.kept().values(0)).distinct().count()).isGreaterThan(200);
    }

    @Test
    void latentsAreResizedInStepsOfEight() {
        JsonNode latents = encoder.run().path("latents");

        JsonNode scaled = encoder.then("lscale").with("latents", latents).with("scale_factor", 1.2).run();
        JsonNode resized = encoder.then("lresize").with("latents", latents).with("width", 128).with("height", 64).run();

        assertThat(scaled.path("width").asInt()).isEqualTo(72);
        assertThat(scaled.path("height").asInt()).isEqualTo(56);
        assertThat(resized.path("width").asInt()).isEqualTo(128);
        assertThatThrownBy(encoder.then("lscale").with("latents", latents).with("scale_factor", 0.01)::run)
                .hasMessage("Input and output sizes should be greater than 0");
    }
}
