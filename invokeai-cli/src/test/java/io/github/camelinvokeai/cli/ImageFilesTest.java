package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.job.OutputImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageFilesTest {

    private static final byte[] BYTES = { 1, 2, 3 };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
            "portrait.json, portrait-7-2.png", "portrait.png, portrait-7-2.png", "My Portrait (2).JSON, My-Portrait-2--7-2.png",
            "Möwe 灯台, Möwe-灯台-7-2.png",
            "..json, image-7-2.png", ".hidden.json, hidden-7-2.png", "$.json, image-7-2.png" })
    void anImageIsNamedAfterItsWorkflowItemAndNumber(String workflow, String name) throws IOException {
        Path file = new ImageFiles(folder, Path.of("x", workflow)).save(image("a.png"), 2, out -> out.write(BYTES));

        assertThat(file).isEqualTo(folder.resolve(name)).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @CsvSource({ "a.jpg, .jpg", "a.tar.webp, .webp", "a, .png", "a., .png", "a.b/../c, .png" })
    void theExtensionIsThatOfTheServerIfItIsOne(String imageName, String extension) throws IOException {
        Path file = files().save(image(imageName), 1, out -> out.write(BYTES));

        assertThat(file).isEqualTo(folder.resolve("w-7-1" + extension));
    }

    @Test
    void noFileIsOverwritten() throws IOException {
        Path other = Files.writeString(folder.resolve("w-7-1.png"), "precious");

        Path file = files().save(image("a.png"), 1, out -> out.write(BYTES));

        assertThat(file).isEqualTo(folder.resolve("w-7-1-2.png"));
        assertThat(other).hasContent("precious");
        assertThat(files().save(image("a.png"), 1, out -> out.write(BYTES))).isEqualTo(folder.resolve("w-7-1-3.png"));
    }

    @Test
    void aDownloadThatFailsLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> files().save(image("a.png"), 1, out -> {
            out.write(BYTES);
            throw new IOException("connection lost");
        })).hasMessage("connection lost");

        assertThat(names()).isEmpty();
    }

    @Test
    void theNameIsTakenOnlyWhenTheImageIsComplete() throws IOException {
        files().save(image("a.png"), 1, out -> {
            out.write(BYTES);
            assertThat(names()).singleElement().asString().endsWith(".part");
        });

        assertThat(names()).containsExactly("w-7-1.png");
    }

    private ImageFiles files() {
        return new ImageFiles(folder, Path.of("w.json"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static OutputImage image(String name) {
        return new OutputImage(name, 7, "node", "l2i", 0, 64, 64, null, false);
    }
}
