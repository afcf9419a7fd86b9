package io.github.camelinvokeai.embedded.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PngFileTest {

    @ParameterizedTest
    @EnumSource
    void keepsPictureAndTexts(Mode mode) throws IOException {
        Map<String, String> texts = Map.of("invokeai_metadata", "{\"a\":\"é\"}", "invokeai_graph", "{\"b\":\"日本\"}");

        byte[] file = PngFile.write(Patterns.of(mode).toPicture(), texts);

        assertThat(PngFile.texts(file)).isEqualTo(texts);
        Bands back = Bands.of(ImageIO.read(new ByteArrayInputStream(file)));
        assertThat(Patterns.sum(back.to(mode))).isEqualTo(Patterns.sum(Patterns.of(mode)));
    }

    @Test
    void plainTextsAreInPlainChunksBeforeThePixels() throws IOException {
        byte[] file = PngFile.write(Patterns.of(Mode.RGB).toPicture(), Map.of("invokeai_graph", "{}"));

        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("tEXtinvokeai_graph\0{}");
        assertThat(bytes.indexOf("tEXt")).isEqualTo(37).isLessThan(bytes.indexOf("IDAT"));
    }

    @Test
    void theSamePictureGivesTheSameFile() throws IOException {
        assertThat(PngFile.write(Patterns.of(Mode.RGBA).toPicture(), Map.of()))
                .isEqualTo(PngFile.write(Patterns.of(Mode.RGBA).toPicture(), Map.of()));
    }

    @Test
    void otherFilesHaveNoTexts() throws IOException {
        assertThat(PngFile.texts("no picture".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
