package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ServerIT {

    @TempDir
    Path folder;

    @Test
    void theUrlIsTheFirstLineAndAProgramCanUseIt() {
        try (Running server = start("--port", "0")) {
            String url = url(server);
            Ran ran = Ran.of("run", Workflows.own("cpu-nodes.json").toString(), "--url", url, "--out", folder.toString());

            assertThat(url).matches("http://127\\.0\\.0\\.1:[0-9]+");
            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(Path.of(ran.outLines().get(0))).isRegularFile();
            assertThat(server.err()).contains("drawings, not diffusion");
        }
    }

    @Test
    void whenItEndsThePortIsFree() throws IOException {
        Running server = start("--port", "0");
        int port = URI.create(url(server)).getPort();

        server.close();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void aBasePathIsPartOfTheUrl() {
        try (Running server = start("--port", "0", "--base-url", "/invoke");
             InvokeAIClient client = InvokeAIClient.create(url(server))) {
            assertThat(client.url()).hasPath("/invoke");
            assertThat(client.serverVersion()).isEqualTo("6.14.2");
        }
    }

    @Test
    void aServerWithLoginsTurnsOthersAway() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "CamelTest2026\n");
        try (Running server = start("--port", "0", "--multiuser", "admin@example.org", "--password-file",
                password.toString());
             InvokeAIClient client = InvokeAIClient.create(url(server))) {
            assertThatThrownBy(() -> client.queue("default").status()).hasMessageContaining("401");
            assertThat(server.err()).doesNotContain("CamelTest2026");
        }
    }

    @Test
    void aPasswordIsAskedForAndNeverAnOption() throws IOException {
        assertThat(Ran.of("server", "--multiuser", "admin@example.org").err()).contains(
                "--multiuser has no password: set the environment variable INVOKEAI_ADMIN_PASSWORD");
        Path empty = Files.writeString(folder.resolve("password"), "\n");
        assertThat(Ran.of("server", "--multiuser", "a@example.org", "--password-file", empty.toString()).err())
                .contains("the first line of " + empty + " is empty");
    }

    @Test
    void aPortThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = Ran.of("server", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.errLines()).singleElement().asString().contains(
                    "127.0.0.1:" + taken.getLocalPort(), "another program does", "0 for any that is free");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Ran ran = Ran.of("server", "--port", "0", "--folder", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString().contains("cannot keep pictures in " + file);
    }

    @Test
    void numbersThatCannotBeAreOneLineWithTheOption() {
        assertThat(Ran.of("server", "--port", "70000").errLines())
                .containsExactly("invokeai: --port cannot be '70000': expected 0 to 65535");
        assertThat(Ran.of("server", "--max-queue-size", "0").errLines())
                .containsExactly("invokeai: --max-queue-size cannot be '0': expected 1 or more");
        assertThat(Ran.of("server", "--base-url", "invoke").errLines())
                .containsExactly("invokeai: --base-url cannot be 'invoke': expected a path such as /invoke");
    }

    private static Running start(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "server";
        System.arraycopy(options, 0, args, 1, options.length);
        return Running.start(Map.of(), args);
    }

    private static String url(Running server) {
        await().until(() -> server.ended() || server.err().contains("Ctrl-C ends it"));
        return server.out().lines().findFirst().orElseThrow(() -> new AssertionError(server.err()));
    }
}
