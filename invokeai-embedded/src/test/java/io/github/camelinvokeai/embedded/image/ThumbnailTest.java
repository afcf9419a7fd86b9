package io.github.camelinvokeai.embedded.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThumbnailTest {

    @ParameterizedTest
    @CsvSource({
            "600, 400, 256, 171", "400, 600, 171, 256", "256, 256, 256, 256", "40, 30, 40, 30", "2000, 3, 256, 1",
            "512, 512, 256, 256" })
    void fitsIntoASquareAndKeepsTheProportions(int width, int height, int smallWidth, int smallHeight) {
        Bands small = Thumbnail.small(Bands.filled(Mode.RGB, width, height, 1, 2, 3));

        assertThat(small.width()).isEqualTo(smallWidth);
        assertThat(small.height()).isEqualTo(smallHeight);
    }

    @Test
    void isWebPAlsoOfGreyPicturesAndThoseOneCanSeeThrough() throws IOException {
        for (Mode mode : Mode.values()) {
            byte[] thumbnail = Thumbnail.of(Bands.filled(mode, 300, 200, 200, 100, 50, 128));

            assertThat(new String(thumbnail, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
            assertThat(WebP.read(thumbnail).getWidth()).isEqualTo(256);
            assertThat(Bands.of(WebP.read(thumbnail)).values(0)[500]).isBetween(190, 210);
        }
    }
}
