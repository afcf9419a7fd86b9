package io.github.camelinvokeai.examples.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import io.github.camelinvokeai.embedded.TakenBatch;
import io.github.camelinvokeai.embedded.junit.EmbeddedInvokeAIExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The code of docs/testing.md, between the marks; {@link TestingGuidePageTest} compares the two. */
@Timeout(60)
class TestingGuideTest {

    @Nested
    // begin
    @ExtendWith(EmbeddedInvokeAIExtension.class)
    class PicturesTest {

        @Test
        void aSquareIsDrawn(EmbeddedInvokeAI server) {
            try (InvokeAIClient client = InvokeAIClient.create(server.url())) {
                WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
                assertThat(client.run(workflow.newSubmission()).images()).hasSize(1);
            }
        }
    }
    // end

    @Nested
    class AsAField {

        // begin
        @RegisterExtension
        static final EmbeddedInvokeAIExtension INVOKEAI = new EmbeddedInvokeAIExtension(
                EmbeddedInvokeAI.builder().timePerStep(Duration.ofMillis(20)).maxQueueSize(3));
        // end

        @Test
        void theServerIsAsDescribed() {
            try (InvokeAIClient client = InvokeAIClient.create(INVOKEAI.url())) {
                client.queue(Submission.DEFAULT_QUEUE).pause();
                Submission submission = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json"))).newSubmission();

                assertThatThrownBy(() -> client.run(submission.runs(4))).isInstanceOf(QueueFullException.class);
            }
        }
    }

    @Nested
    @ExtendWith(EmbeddedInvokeAIExtension.class)
    class Scripts {

        private final EmbeddedInvokeAI server;
        private final InvokeAIClient client;

        Scripts(EmbeddedInvokeAI server) {
            this.server = server;
            this.client = InvokeAIClient.create(server.url());
        }

        @AfterEach
        void close() {
            client.close();
        }

        @Test
        void taking() {
            client.run(squares().set("Title", "A blue square").set("Width", 128).runs(2));
            // begin
            TakenBatch batch = server.takeBatch();
            assertThat(batch.value("Title").asText()).isEqualTo("A blue square");
            assertThat(batch.value("Width").asInt()).isEqualTo(128);
            assertThat(batch.node("img_blur").path("radius").asDouble()).isEqualTo(3.5);
            assertThat(batch.runs()).isEqualTo(2);
            assertThat(server.untakenBatches()).isZero();
            // end
        }

        @Test
        void nodes() {
            // begin
            server.nodes("save_image").takes(Duration.ofMillis(200));
            server.nodes("img_blur").failsOnce("OutOfMemoryError", "CUDA out of memory");
            server.nodes("denoise_latents").fails("ValueError", "no noise");
            // end
            assertThatThrownBy(() -> client.run(squares())).isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("CUDA out of memory");
            assertThat(client.run(squares()).images()).hasSize(1);
        }

        @Test
        void batches() {
            // begin
            server.refuseGraphs(1, "these nodes do not belong together");
            server.fullQueue(2);
            // end
            assertThatThrownBy(() -> client.run(squares())).isInstanceOf(GraphRefusedException.class);
            assertThatThrownBy(() -> client.run(squares())).isInstanceOf(QueueFullException.class);
            assertThatThrownBy(() -> client.run(squares())).isInstanceOf(QueueFullException.class);
            assertThat(client.run(squares()).images()).hasSize(1);
        }

        @Test
        void requests() {
            // begin
            server.requests("GET", "/api/v2/models/").answer(503, "busy");
            server.requests("POST", "/api/v1/queue/{queue}/enqueue_batch").loseAnswer();
            server.requests("GET", "/api/v1/images/i/{name}/full").times(2).delay(Duration.ofMillis(200));
            // end
            assertThatThrownBy(client.models()::listModels).isInstanceOf(ServerResponseException.class)
                    .hasMessageContaining("503");
            assertThat(client.run(squares()).images()).hasSize(1);
            assertThat(server.takeBatch().itemIds()).hasSize(1);
        }

        @Test
        void sockets() {
            server.nodes("img_blur").takes(Duration.ofMillis(500));
            Job job = client.submit(squares());
            job.enqueued().join();
            // begin
            server.sockets().drop();
            server.sockets().refuse();
            server.sockets().refuseWebSockets();
            server.sockets().accept();
            // end
            assertThat(job.await().images()).hasSize(1);
        }

        @Test
        void behaving() {
            server.fullQueue();
            // begin
            server.behave();
            // end
            assertThat(client.run(squares()).images()).hasSize(1);
        }

        private Submission squares() {
            return client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json"))).newSubmission();
        }
    }

    @Nested
    class Logins {

        // begin
        @RegisterExtension
        static final EmbeddedInvokeAIExtension GATEWAY = new EmbeddedInvokeAIExtension(
                EmbeddedInvokeAI.builder()
                        .administrator("admin@example.org", "CamelTest2026").basePath("/invoke"));

        private InvokeAIClient client;

        @BeforeEach
        void logIn(EmbeddedInvokeAI server) {
            client = InvokeAIClient.builder(server.url()).token(server.token()).build();
        }
        // end

        @AfterEach
        void close() {
            client.close();
        }

        @Test
        void theTokenLetsIn() {
            assertThat(GATEWAY.url()).endsWith("/invoke");
            assertThat(client.boards().listBoards()).isEmpty();
        }
    }

    @Nested
    class WithoutJUnit {

        @TempDir
        Path folder;

        @Test
        void aServerOfOnesOwn() throws IOException {
            // begin
            try (EmbeddedInvokeAI server = EmbeddedInvokeAI.builder().imageFolder(file("pictures")).start();
                 InvokeAIClient client = InvokeAIClient.create(server.url())) {
                WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("sd15-text-to-image.json")));
                client.run(workflow.newSubmission().set("Model", "Tiny SD").set("Prompt", "a lighthouse at dawn"));
            }
            // end
            try (Stream<Path> files = Files.walk(file("pictures"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(1);
            }
        }

        private Path file(String name) {
            return name.equals("pictures") ? folder.resolve(name) : TestingGuideTest.file(name);
        }
    }

    private static Path file(String name) {
        return Path.of("..", "data", "workflows", name);
    }
}
