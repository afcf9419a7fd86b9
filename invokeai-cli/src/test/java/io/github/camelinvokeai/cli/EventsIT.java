package io.github.camelinvokeai.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class EventsIT {

    private static final String SERVER = System.getProperty("invokeai.url");

    private final String batch = "cli-" + UUID.randomUUID();
    private InvokeAIClient client;

    @BeforeEach
    void connect() {
        client = InvokeAIClient.create(SERVER);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void theEventsOfABatchAreLinesInTheirOrder() throws Exception {
        Ran ran = whileItListens(
                () -> run("cpu-nodes.json", "Title=a secret title"), "--batch", batch, "--timeout", "10s", "--names",
                "batch_enqueued,invocation_started,invocation_complete,queue_item_status_changed", "--count", "7");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.outLines()).hasSize(7).allMatch(line -> line.matches("[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}  .+"));
        assertThat(ran.outLines().get(0)).contains("batch_enqueued").endsWith("batch " + batch + "  1 of 1 items");
        assertThat(ran.outLines().get(1)).contains("queue_item_status_changed").endsWith("in_progress");
        assertThat(ran.outLines().subList(2, 7)).allMatch(line -> line.contains("invocation_"));
        assertThat(ran.out()).doesNotContain("a secret title");
    }

    @Test
    void asJsonEachLineIsADocumentWithNameAndData() throws Exception {
        Ran ran = whileItListens(() -> run("cpu-nodes.json"), "--json", "--batch", batch, "--names",
                "queue_item_status_changed", "--count", "2", "--timeout", "30s");

        assertThat(ran.status()).as(ran.err()).isZero();
        List<String> statuses = new ArrayList<>();
        for (String line : ran.outLines()) {
            JsonNode json = Json.mapper().readTree(line);
            assertThat(json.path("event").textValue()).isEqualTo("queue_item_status_changed");
            assertThat(json.path("data").path("batch_id").textValue()).isEqualTo(batch);
            statuses.add(json.path("data").path("status").textValue());
        }
        assertThat(statuses).containsExactly("in_progress", "completed");
    }

    @Test
    void ofPicturesInTheMakingOnlyKindAndLengthAreShown() throws Exception {
        String out = whileItListens(this::paint, "--json", "--batch", batch, "--timeout", "8s").out();

        assertThat(out).contains("\"dataURL\":\"data:image/", ";base64,... (").doesNotContainPattern(";base64,[A-Za-z0-9+/]");
    }

    @Test
    void picturesInTheMakingAreWholeWhenAskedFor() throws Exception {
        assertThat(whileItListens(this::paint, "--json", "--batch", batch, "--timeout", "8s", "--previews").out())
                .containsPattern("\"dataURL\":\"data:image/[a-z]+;base64,[A-Za-z0-9+/]{200}");
    }

    @Test
    void fewerEventsThanAskedForAreAFailure() {
        Ran ran = ran("--batch", batch, "--count", "3", "--timeout", "1s");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).last()
                .isEqualTo("invokeai: Only 0 of 3 events came within the --timeout of 1s");
    }

    @Test
    void withATimeAloneItIsNoFailureThatNothingCame() {
        Ran ran = ran("--batch", batch, "--timeout", "1s");

        assertThat(ran.status()).isZero();
        assertThat(ran.errLines()).containsExactly("invokeai: listening to " + SERVER + "; Ctrl-C ends it");
    }

    @Test
    void aServerThatGoesAwayAndComesBackIsToldOnStandardError() throws Exception {
        EmbeddedInvokeAI server = EmbeddedInvokeAI.start();
        int port = server.port();
        try (Running running = Running.start(Map.of(), "events", "--url", server.url(), "--timeout", "60s", "--count", "2")) {
            await().until(() -> running.err().contains("listening to"));

            server.close();
            await().until(() -> running.err().contains("the connection is lost"));
            try (EmbeddedInvokeAI again = EmbeddedInvokeAI.builder().port(port).start();
                 InvokeAIClient another = InvokeAIClient.create(again.url())) {
                await().atMost(Duration.ofSeconds(30)).until(() -> running.err().contains("connected again"));
                another.run(another.workflow(WorkflowDefinition.fromFile(Workflows.own("cpu-nodes.json"))).newSubmission());

                Ran ran = running.join();
                assertThat(ran.status()).as(ran.err()).isZero();
                assertThat(ran.outLines()).hasSize(2);
                assertThat(ran.errLines()).filteredOn(line -> line.contains("connection is lost")).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatTurnsTheLoginDownEndsIt() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.builder().administrator("admin@example.org", "CamelTest2026").start()) {
            Ran ran = Ran.of("events", "--url", server.url(), "--token", "wrong", "--timeout", "30s");

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.errLines()).singleElement().asString().contains("--token").doesNotContain("wrong");
        }
    }

    @Test
    void aNameOfNoKnownEventIsAWarning() {
        Ran ran = ran("--names", "queue_item_status_changed,progress", "--timeout", "1s");

        assertThat(ran.status()).isZero();
        assertThat(ran.errLines().get(0))
                .startsWith("invokeai: warning: no known event is called progress; known are batch_enqueued, ");
    }

    private void paint() {
        run("sd15-text-to-image.json", "Model=Tiny SD", "Width=64", "Height=64", "Steps=2",
                "Seed=" + ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    /** Runs the job once the command listens. */
    private Ran whileItListens(Runnable job, String... options) throws Exception {
        try (Running running = Running.start(Map.of("INVOKEAI_URL", SERVER), events(options))) {
            await().until(() -> running.ended() || running.err().contains("listening to"));
            job.run();
            return running.join();
        }
    }

    private static String[] events(String... options) {
        return Stream.concat(Stream.of("events"), Stream.of(options)).toArray(String[]::new);
    }

    private static Ran ran(String... options) {
        return Ran.in(Map.of("INVOKEAI_URL", SERVER), 0, events(options));
    }

    private void run(String workflow, String... inputs) {
        WorkflowHandle handle = Workflows.handle(Workflows.own(workflow));
        Submission submission = handle.newSubmission().batchId(batch);
        for (String input : inputs) {
            Assignment.parse(input, handle).applyTo(submission);
        }
        client.run(submission);
    }
}
