package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run refuses before there is a server; the rest is in RunIT. */
class RunCommandTest {

    private static final String CPU = Workflows.own("cpu-nodes.json").toString();

    private static int closedPort;

    @TempDir
    Path folder;

    @BeforeAll
    static void findPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
    }

    @Test
    void aServerThatIsNotThereIsOneLine() {
        Ran ran = Ran.of("run", CPU, "--out", folder.toString(), "--url", "http://127.0.0.1:" + closedPort);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString()
                .contains("127.0.0.1:" + closedPort).contains("connection refused").contains("check that InvokeAI runs there");
    }

    @Test
    void theServerIsThatOfTheEnvironmentUnlessAnOptionNamesAnother() {
        Map<String, String> environment = Map.of("INVOKEAI_URL", "http://127.0.0.1:" + closedPort + "/here");

        assertThat(Ran.in(environment, 0, "run", CPU, "--out", folder.toString()).err()).contains(closedPort + "/here/api/");
        assertThat(Ran.in(environment, 0, "run", CPU, "--out", folder.toString(), "--url", "nonsense").err())
                .contains("'nonsense'");
        assertThat(Ran.in(Map.of("INVOKEAI_URL", " "), 0, "run", CPU, "--out", folder.toString(), "--url", "nonsense").err())
                .contains("'nonsense'");
    }

    @Test
    void aFolderThatCannotBeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Ran ran = Ran.of("run", CPU, "--out", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).containsExactly("invokeai: " + file + ": exists and is not a directory");
    }

    @Test
    void aFileThatIsNoWorkflowIsFoundBeforeTheServerIsAsked() {
        assertThat(Ran.of("run", folder.toString(), "--url", "nonsense").errLines()).singleElement().asString()
                .contains("is a directory");
    }

    @Test
    void aTimeThatIsNoneIsAWrongCommandLine() {
        Ran ran = Ran.of("run", CPU, "--timeout", "soon");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.errLines()).singleElement().asString().contains("'soon' is no time; write 90 or 90s, 15m, 2h");
    }
}
