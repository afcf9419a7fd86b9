package io.github.camelinvokeai.examples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every command in the examples' README files, run as it stands there, with other pictures folders. */
@Timeout(400)
class RunScriptIT {

    @TempDir
    Path folder;

    static List<String> commands() throws IOException {
        try (Stream<Path> readmes = Files.find(Path.of(""), 2, (path, file) -> path.endsWith("README.md"))) {
            return readmes.sorted().flatMap(RunScriptIT::lines).filter(line -> line.startsWith("camel-invokeai-examples/run "))
                    .toList();
        }
    }

    @Test
    void everyExampleHasACommandForYamlAndOneForJava() throws IOException {
        assertThat(commands()).hasSize(10);
        assertThat(commands()).filteredOn(command -> command.contains("--java")).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandsOfTheReadmeFilesDoWhatTheySay(String command) throws Exception {
        String example = command.split(" ", 3)[1];
        Process process = start(command + " pictures='" + folder.resolve("pictures") + "' steps=2");
        try {
            String sign = example.equals("events-to-log") ? "Started events-to-log" : "Wrote ";
            int times = switch (example) {
                case "prompt-files" -> 2;
                case "table", "timer" -> 3;
                default -> 1;
            };
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> !process.isAlive() || output().lines().filter(line -> line.contains(sign)).count() == times);
            assertThat(process.isAlive()).as(this::output).isTrue();
            assertPicturesAreWhole(example.equals("events-to-log") ? 0 : times);

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output()).doesNotContain("ERROR", "\tat ");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutAnExampleItNamesThem() throws Exception {
        Process process = start("camel-invokeai-examples/run nothing");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output()).startsWith("usage: ")
                .contains("  events-to-log\n  image-to-image\n  prompt-files\n  table\n  timer\n");
    }

    @Test
    void aWrongArgumentIsOneLine() throws Exception {
        Process process = start("camel-invokeai-examples/run timer fast");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output().lines()).containsExactly("Expected name=value or --java, not 'fast'");
    }

    private void assertPicturesAreWhole(int count) throws IOException {
        if (count > 0) {
            try (Stream<Path> pictures = Files.list(folder.resolve("pictures"))) {
                assertThat(pictures).hasSize(count).allSatisfy(file -> assertThat(ImageIO.read(file.toFile())).isNotNull());
            }
        }
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + command).directory(new File(".."))
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("INVOKEAI_URL", System.getProperty("invokeai.url"));
        return builder.start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
