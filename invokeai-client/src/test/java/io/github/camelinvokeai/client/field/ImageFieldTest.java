package io.github.camelinvokeai.client.field;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageFieldTest {

    private static final Field IMAGE = new ImageField();
    private static final String NAMED = "{\"image_name\":\"a.png\"}";

    @TempDir
    Path folder;

    @Test
    void anImageOfTheServerIsTakenByName() {
        ImageInfo info = new ImageInfo("a.png", 1, 1, "general", null, null, null, false, false, true, null, null);

        assertThat(json(IMAGE, " a.png ")).isEqualTo(NAMED);
        assertThat(json(IMAGE, info)).isEqualTo(NAMED);
        assertThat(json(IMAGE, Map.of("image_name", "a.png", "width", 7))).isEqualTo(NAMED);
        assertThat(json(IMAGE, "{\"image_name\":\"a.png\"}")).isEqualTo(NAMED);
    }

    @Test
    void whatIsNotYetOnTheServerIsToBeUploaded() throws Exception {
        Path file = Files.write(folder.resolve("a.png"), new byte[] { 1 });
        ImageSource source = ImageSource.of(new byte[] { 1 });

        assertThat(IMAGE.convert("Image", source)).isEqualTo(new FieldValue.Upload(source));
        assertThat(IMAGE.convert("Image", file)).isEqualTo(new FieldValue.Upload(ImageSource.of(file)));
        assertThat(IMAGE.convert("Image", file.toFile())).isEqualTo(new FieldValue.Upload(ImageSource.of(file)));
        assertThat(IMAGE.convert("Image", new byte[] { 1 })).isInstanceOf(FieldValue.Upload.class);
        assertThat(IMAGE.convert("Image", new ByteArrayInputStream(new byte[1]))).isInstanceOf(FieldValue.Upload.class);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAtOnce() {
        for (Object value : new Object[] { new File("missing.png"), folder, folder.resolve("missing.png") }) {
            assertThatThrownBy(() -> IMAGE.convert("Image", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Image").hasMessageContaining("no readable file");
        }
    }

    @Test
    void whatIsNoImageIsRefused() {
        for (Object value : new Object[] { "", " ", 7, Map.of("name", "a.png"), Map.of("image_name", ""), List.of("a.png") }) {
            assertThatThrownBy(() -> IMAGE.convert("Image", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Image");
        }
    }
}
