package io.github.camelinvokeai.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.queue.BatchStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The program as a process: signals, pipes, full disks, locales. */
@Timeout(180)
class ProcessIT {

    private static final String SERVER = System.getProperty("invokeai.url");
    private static final Path JAR = Path.of("target", "invokeai-cli.jar").toAbsolutePath();
    private static final String CPU = Workflows.own("cpu-nodes.json").toAbsolutePath().toString();
    private static final String SD = Workflows.own("sd15-text-to-image.json").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({ "INT, 130", "TERM, 143", "HUP, 129" })
    void aSignalCancelsTheJobOnTheServer(String signal, int status) throws Exception {
        String batch = "cli-" + UUID.randomUUID();
        Process process = start(List.of(), "run", SD, "--url", SERVER, "--out", folder.toString(), "--batch-id", batch,
                "--input", "Model=Tiny SD", "--input", "Width=512", "--input", "Height=512", "--input", "Steps=150",
                "--runs", "2");
        try (InvokeAIClient client = InvokeAIClient.create(SERVER)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> err().contains("waiting for its turn"));
            await().until(() -> client.queue("default").batchStatus(batch).total() == 2);

            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start().waitFor();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(status);
            assertThat(err().lines()).last().asString()
                    .isEqualTo("invokeai: interrupted; the job is canceled on the server");
            assertThat(err()).doesNotContain("\tat ");
            assertThat(out()).isEmpty();
            BatchStatus after = client.queue("default").batchStatus(batch);
            assertThat(after.canceled()).isEqualTo(2);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("out", "err");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aSignalCancelsTheJobOfTheDemo() throws Exception {
        Process process = start(List.of(), "demo", "--url", SERVER, "--out", folder.toString(), "--steps", "150");
        try (InvokeAIClient client = InvokeAIClient.create(SERVER)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> err().contains("Denoise"));

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start().waitFor();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(err().lines()).last().asString()
                    .isEqualTo("invokeai: interrupted; the job is canceled on the server");
            assertThat(out()).isEmpty();
            await().until(() -> client.queue("default").status().inProgress() == 0);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({ "INT, 130", "TERM, 143" })
    void aSignalEndsTheServer(String signal, int status) throws Exception {
        Process process = start(List.of(), "server", "--port", "0");
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> err().contains("Ctrl-C ends it"));

            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start().waitFor();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(status);
            assertThat(out().lines()).singleElement().asString().startsWith("http://127.0.0.1:");
            assertThat(err().lines()).hasSize(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void commandsThatNeedNeitherCamelNorTheEmbeddedServerLoadNothingOfThem() throws Exception {
        Process process = start(List.of("-Xlog:class+load:file=" + folder.resolve("classes")), "inputs", CPU);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        assertThat(folder.resolve("classes")).content().contains("io.github.camelinvokeai.cli.InputsCommand")
                .doesNotContain("org.apache.camel.", "org.eclipse.jetty.", "io.github.camelinvokeai.embedded.",
                        "io.github.camelinvokeai.cli.Demo");
    }

    @Test
    void onATerminalTheBarMovesToItsEnd() throws Exception {
        Process process = start(List.of("-Dinvokeai.stderr.columns=100"), "run", SD, "--url", SERVER, "--out",
                folder.toString(), "--input", "Model=Tiny SD", "--input", "Width=256", "--input", "Height=256", "--input",
                "Steps=10", "--input", "Seed=" + System.nanoTime() % 1_000_000);

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        List<String> frames = Arrays.stream(err().split("\r\u001b\\[K")).filter(frame -> !frame.isBlank()).toList();
        List<Integer> percentages = frames.stream()
                .map(frame -> Integer.valueOf(frame.replaceFirst("(?s)^\\[[#.]{24}\\] *([0-9]+) %.*", "$1"))).toList();
        assertThat(percentages).isSorted().startsWith(0).endsWith(100);
        assertThat(percentages.stream().distinct()).hasSizeGreaterThan(3);
        assertThat(frames).anyMatch(frame -> frame.matches("(?s).*step 8/9  Denoise [0-9]+ %.*"));
        assertThat(out().lines()).hasSize(1);
    }

    @Test
    void aReaderThatGoesAwayEndsTheProgramQuietly() throws Exception {
        Process process = shell("'%s' -jar '%s' payload '%s' 2>'%s' | head -n 1; exit ${PIPESTATUS[0]}".formatted(
                java(), JAR, bigWorkflow(), folder.resolve("err")));

        assertThat(process.exitValue()).isEqualTo(141);
        assertThat(err()).isEmpty();
        assertThat(out().strip()).isEqualTo("{");
    }

    @Test
    void aFullDiskIsAFailure() throws Exception {
        Process process
                = shell("'%s' -jar '%s' inputs '%s' 2>'%s' >/dev/full".formatted(java(), JAR, CPU, folder.resolve("err")));

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(err().lines()).containsExactly(
                "invokeai: standard output could not be written: No space left on device");
    }

    @Test
    void outputIsUtf8WhateverTheLocale() throws Exception {
        Path workflow = Files.writeString(folder.resolve("w.json"), Files.readString(Path.of(CPU)).replace("A square", "灯台"));
        Process process = shell("LC_ALL=C '%s' -jar '%s' inputs '%s'".formatted(java(), JAR, workflow));

        assertThat(process.exitValue()).isZero();
        assertThat(out()).contains("灯台");
    }

    @Test
    void debugShowsWhereAFailureCameFromButNoSecrets() throws Exception {
        Process process = start(List.of(), "run", CPU, "--debug", "--url", SERVER, "--out", folder.toString(), "--token",
                "a-secret-token", "--input", "Title=a secret title", "--board", "There Is None");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(err().lines()).first().asString().startsWith("invokeai: There is no board named 'There Is None'");
        assertThat(err()).contains("\tat io.github.camelinvokeai").doesNotContain("a-secret-token", "a secret title");
        assertThat(out()).isEmpty();
    }

    /** One whose payload is larger than a pipe holds. */
    private Path bigWorkflow() throws IOException {
        return Files.writeString(
                folder.resolve("big.json"), Files.readString(Path.of(CPU)).replace("A square", "x".repeat(1_000_000)));
    }

    private Process start(List<String> flags, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).redirectOutput(file("out")).redirectError(file("err")).start();
    }

    private Process shell(String line) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", line).redirectOutput(file("out"))
                .redirectError(ProcessBuilder.Redirect.appendTo(file("err"))).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    }
}
