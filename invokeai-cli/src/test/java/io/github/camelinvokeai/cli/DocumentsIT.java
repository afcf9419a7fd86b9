package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents say to type, typed. In an empty folder with links to what a clone has; {@code ./invokeai} starts
 * the program of this build, and {@code scripts/real-server} tells the server that runs already.
 */
@Timeout(300)
class DocumentsIT {

    private static final String SERVER = System.getProperty("invokeai.url");

    @TempDir
    Path folder;

    @BeforeEach
    void aClone() throws IOException {
        Files.createSymbolicLink(folder.resolve("data"), Path.of("..", "data").toRealPath());
        script("invokeai", "exec '%s' -jar '%s' \"$@\"".formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of("target", "invokeai-cli.jar").toAbsolutePath()));
        Files.createDirectories(folder.resolve("scripts"));
        script("scripts/real-server", "[ \"$*\" = start ] && echo " + SERVER);
    }

    @Test
    void thePicturesOfTheReadmeAreThere() throws Exception {
        List<String> blocks = Documents.shellBlocks("README.md");

        assertThat(blocks).hasSize(2);
        assertPicture(type("unset INVOKEAI_URL\n" + blocks.get(0)), 512);
        List<String> lines = type(blocks.get(1)).lines().toList();
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            assertPicture(line, 256);
        }
    }

    @Test
    void everyCommandOfTheCommandLineDocumentRuns() throws Exception {
        for (String block : Documents.shellBlocks("docs/command-line.md")) {
            type("export INVOKEAI_URL=" + SERVER + "\n" + block);
        }

        assertThat(folder.resolve("inputs.json")).content().startsWith("[").contains("\"label\": \"Square size\"");
        assertThat(folder.resolve("payload.json")).content().startsWith("{").contains("\"batch_id\"");
        assertThat(folder.resolve("result.json")).content().contains("\"succeeded\": true");
        try (Stream<Path> pictures = Files.list(folder.resolve("pictures"))) {
            assertThat(pictures).hasSize(9).allSatisfy(picture -> assertThat(ImageIO.read(picture.toFile())).isNotNull());
        }
    }

    @Test
    void everyCommandOfThePageOnModelsRuns() throws Exception {
        for (String block : Documents.shellBlocks("docs/models-and-preflight.md")) {
            type("export INVOKEAI_URL=" + SERVER + "\n" + block);
        }

        assertThat(folder.resolve("check.json")).content().startsWith("{").contains("\"ok\": true", "\"confirmed\": true");
    }

    @Test
    void everyCommandOfTheInputsDocumentRuns() throws Exception {
        for (String block : Documents.shellBlocks("docs/inputs.md")) {
            type(block);
        }

        assertThat(folder.resolve("sd15.schema.json")).content().contains("\"multipleOf\": 8");
        assertThat(folder.resolve("sd15.map.json")).content().contains("\"label\": \"Prompt\"");
    }

    @Test
    void everyCommandOfThePageOnBatchesRuns() throws Exception {
        for (String block : Documents.shellBlocks("docs/batches.md")) {
            type("export INVOKEAI_URL=" + SERVER + "\n" + block);
        }

        try (Stream<Path> pictures = Files.list(folder.resolve("canvases"))) {
            assertThat(pictures).hasSize(4).allSatisfy(picture -> assertThat(ImageIO.read(picture.toFile())).isNotNull());
        }
    }

    private void assertPicture(String line, int size) throws IOException {
        assertThat(line).matches("pictures/sd15-text-to-image-[0-9]+-1(-[0-9]+)?\\.png\\R?");
        Path picture = folder.resolve(line.strip());
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(size);
        assertThat(ImageIO.read(picture.toFile()).getHeight()).isEqualTo(size);
        assertThat(PngTexts.of(picture).get("invokeai_workflow")).contains("a lighthouse at dawn");
    }

    /** Standard output of a block that must succeed as a whole. */
    private String type(String block) throws Exception {
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
        assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(block + "\n" + Files.readString(folder.resolve("err"))).isZero();
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
