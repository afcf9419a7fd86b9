package io.github.camelinvokeai.embedded.image;

import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResamplingTest {

    @ParameterizedTest
    @CsvSource({
            "L, NEAREST, 13a44974, 5a43f8c0", "L, BOX, 4d9e952c, 5a43f8c0", "L, BILINEAR, fe827cdf, 2575454a",
            "L, HAMMING, 3fc14c3a, 278d1b4c", "L, BICUBIC, e802f5ff, 55872c2e", "L, LANCZOS, 40a88cd9, 51267366",
            "RGB, NEAREST, 65b6698c, 05bf91db", "RGB, BOX, 1900c3e2, 05bf91db", "RGB, BILINEAR, 5bd47448, ea453902",
            "RGB, HAMMING, c406de88, 05665050", "RGB, BICUBIC, 9fc9ab86, 5ac31889", "RGB, LANCZOS, 04497392, e8c8dc6a",
            "RGBA, NEAREST, 3f73f794, 7fc1a3a0", "RGBA, BOX, 9d29bd35, d3f0cd30", "RGBA, BILINEAR, b6668585, f3159dd5",
            "RGBA, HAMMING, d1310c5f, 5cff20b0", "RGBA, BICUBIC, c36d67bc, 342fa85a", "RGBA, LANCZOS, 29b0686c, b743fdb3" })
    void givesThePixelsThatPillowGives(Mode mode, Resampling resampling, String smaller, String larger) {
        assertThat(Patterns.sum(resampling.resize(Patterns.of(mode), 5, 4))).isEqualTo(smaller);
        assertThat(Patterns.sum(resampling.resize(Patterns.of(mode), 20, 15))).isEqualTo(larger);
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Bands picture = Patterns.of(Mode.RGB);

        assertThat(Resampling.BICUBIC.resize(picture, picture.width(), picture.height())).isSameAs(picture);
    }
}
