package io.github.camelinvokeai.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.SchemaFileTest;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of a server, and when. Whatever runs in the background runs at once here. */
class ServerSchemaTest {

    private static final String VERSION = "/api/v1/app/version";
    private static final String PACKS = "/api/v2/custom_nodes/";
    private static final String DOCUMENT = "/openapi.json";
    private static final WorkflowDefinition NOVEL = using("novel");
    private static final WorkflowDefinition NEWER = using("newer");

    private final Time time = new Time();
    private final ScriptedServer server = new ScriptedServer(request -> answer(request.uri()));
    private final ApiHttp http = server.client();
    private volatile String version = "9.9.9";
    private volatile String packs = "{\"node_packs\":[{\"name\":\"novels\",\"node_types\":[\"novel\"]}]}";
    private volatile int packsStatus = 200;
    private volatile int documentStatus = 200;
    private volatile String document = SchemaFileTest.ONE_NODE;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private Answer answer(String uri) {
        return switch (uri) {
            case VERSION -> json(200, "{\"version\":\"" + version + "\"}");
            case PACKS -> json(packsStatus, packs);
            default -> json(documentStatus, document);
        };
    }

    private static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    private static WorkflowDefinition using(String type) {
        return WorkflowDefinition
                .fromJson("{\"nodes\":[{\"id\":\"n\",\"type\":\"invocation\",\"data\":{\"type\":\"" + type + "\"}}]}");
    }

    private ServerSchema schema(SchemaCache cache) {
        return new ServerSchema(http, Runnable::run, null, cache, time);
    }

    private ServerSchema cached() {
        return schema(new SchemaCache(folder));
    }

    private List<String> asked() {
        List<String> uris = server.requests().stream().map(request -> request.uri()).toList();
        server.requests().clear();
        return uris;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void theServersOwnFactsAreFetchedOnce() {
        ServerSchema schema = schema(null);

        assertThat(schema.current()).hasToString("node types of InvokeAI 9.9.9 (server " + server.url() + ")");
        assertThat(schema.current().template("novel")).isPresent();
        assertThat(asked()).containsExactly(VERSION, PACKS, DOCUMENT);
        schema.current();
        assertThat(asked()).isEmpty();
    }

    @Test
    void givenFactsStandWhateverTheServerSays() {
        ServerSchema schema = new ServerSchema(http, Runnable::run, NodeSchema.shipped(), null, time);

        assertThat(schema.current(NOVEL)).isSameAs(NodeSchema.shipped());
        assertThat(asked()).isEmpty();
    }

    @Test
    void theShippedFactsServeUntilTheServersAreThere() {
        documentStatus = 500;
        ServerSchema schema = schema(null);

        assertThat(schema.current()).isSameAs(NodeSchema.shipped());
        asked();
        documentStatus = 200;
        assertThat(schema.current()).as("not asked again at once").isSameAs(NodeSchema.shipped());
        time.pass(Duration.ofMinutes(1));
        assertThat(schema.current().version()).isEqualTo("9.9.9");
    }

    @Test
    void aServerThatWasUpdatedIsNoticed() {
        ServerSchema schema = schema(null);
        schema.current();
        time.pass(Duration.ofMinutes(5));
        schema.current();
        asked();

        version = "9.9.10";
        time.pass(Duration.ofMinutes(5));

        assertThat(schema.current().version()).isEqualTo("9.9.10");
        assertThat(asked()).containsExactly(VERSION, PACKS, DOCUMENT);
    }

    @Test
    void withoutChangesOnlyTheVersionAndThePacksAreAskedForAgain() {
        ServerSchema schema = schema(null);
        schema.current();
        asked();

        time.pass(Duration.ofMinutes(5));
        schema.current();

        assertThat(asked()).containsExactly(VERSION, PACKS);
    }

    @Test
    void aRestartedClientUsesTheFileAndFetchesNothing() throws IOException {
        cached().current();
        assertThat(files()).singleElement().asString().contains("invokeai-9.9.9-").endsWith(".json.gz");
        asked();

        NodeSchema restarted = cached().current();

        assertThat(restarted.template("novel")).isPresent();
        assertThat(restarted).hasToString("node types of InvokeAI 9.9.9 (server " + server.url() + ")");
        assertThat(asked()).containsExactly(VERSION, PACKS);
    }

    @Test
    void anotherVersionOrOtherPacksHaveAFileOfTheirOwn() throws IOException {
        cached().current();
        version = "9.9.10";
        cached().current();
        packs = "{\"node_packs\":[]}";
        cached().current();

        assertThat(asked()).filteredOn(DOCUMENT::equals).hasSize(3);
        assertThat(files()).hasSize(3);
    }

    @Test
    void aServerThatDoesNotListItsPacksIsToldByItsVersion() {
        packsStatus = 403;
        cached().current();
        asked();

        assertThat(cached().current().version()).isEqualTo("9.9.9");
        assertThat(asked()).containsExactly(VERSION, PACKS);
    }

    @Test
    void afterADayTheFactsAreFetchedAnewWhateverTheServerSaysOfItself() {
        cached().current();
        document = document.replace("novel", "newer");
        asked();

        time.pass(Duration.ofDays(1).plusMinutes(1));

        assertThat(cached().current().template("newer")).isPresent();
        assertThat(asked()).containsExactly(VERSION, PACKS, DOCUMENT);
        assertThat(cached().current().template("newer")).as("also in the file").isPresent();
    }

    @Test
    void aWorkflowWithANodeTypeThatIsNotKnownHasTheFactsFetchedAnew() {
        ServerSchema schema = cached();
        schema.current(NOVEL);
        document = document.replace("novel", "newer");
        asked();

        assertThat(schema.current(NEWER).template("newer")).as("the facts are some minutes old at least").isEmpty();
        time.pass(Duration.ofMinutes(5).plusMillis(1));
        assertThat(schema.current(NEWER).template("newer")).isPresent();
        assertThat(asked()).containsExactly(VERSION, PACKS, DOCUMENT);
        schema.current(using("unknown"));
        assertThat(asked()).as("what is new is not doubted").isEmpty();
    }

    @Test
    void aDamagedFileIsFetchedAnewAndReplaced() throws IOException {
        cached().current();
        Files.writeString(files().get(0), "half a");
        asked();

        assertThat(cached().current().version()).isEqualTo("9.9.9");
        assertThat(asked()).containsExactly(VERSION, PACKS, DOCUMENT);
        cached().current();
        assertThat(asked()).containsExactly(VERSION, PACKS);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsDoneWithout() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(schema(new SchemaCache(file)).current().version()).isEqualTo("9.9.9");
    }

    private static final class Time extends Clock {

        private Instant now = Instant.now();

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
