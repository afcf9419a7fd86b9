package io.github.camelinvokeai.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Node facts that a client has kept serve the next one, which then has no reason to fetch them. */
class SchemaCacheIT extends ContractTest {

    @TempDir
    Path folder;

    @Test
    void theFactsOfAServerAreKeptAndServeTheNextClient() throws IOException {
        NodeSchema first = schemaOfTheServer();
        await().atMost(Duration.ofSeconds(10)).until(() -> files().size() == 1);
        Path kept = files().get(0);

        assertThat(kept.getFileName().toString()).startsWith("invokeai-" + client.serverVersion() + "-").endsWith(".json.gz");
        assertThat(NodeSchema.fromFile(kept).templates()).isEqualTo(first.templates());

        // Facts that no server has show where the next client has them from.
        Files.writeString(kept, """
                {"components": {"schemas": {
                  "KeptOutput": {"class": "output", "properties": {"type": {"default": "kept_output"}}},
                  "KeptInvocation": {"class": "invocation", "output": {"$ref": "#/components/schemas/KeptOutput"},
                                     "properties": {"type": {"default": "kept"}}}}}}
                """);
        NodeSchema next = schemaOfTheServer();

        assertThat(next.templates().keySet()).containsExactly("kept");
        assertThat(next.version()).isEqualTo(client.serverVersion());
        assertThat(files()).hasSize(1);
    }

    private NodeSchema schemaOfTheServer() {
        try (InvokeAIClient other = ServerUnderTest.builder(client.url().toString()).schemaCache(folder).build()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> other.schema().source().startsWith("server"));
            return other.schema();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
    }
}
