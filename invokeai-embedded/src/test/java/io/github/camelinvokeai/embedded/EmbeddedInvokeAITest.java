package io.github.camelinvokeai.embedded;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.embedded.image.UnwritableFolderException;
import io.github.camelinvokeai.embedded.web.PortTakenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class EmbeddedInvokeAITest {

    @Test
    void aClientFindsAServer() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start();
             InvokeAIClient client = InvokeAIClient.builder(server.url()).build()) {
            assertThat(client.serverVersion()).isEqualTo(NodeSchema.shipped().version());
            assertThat(client.models().listModels()).extracting(model -> model.name()).contains("Tiny SD", "Tiny SDXL");
        }
    }

    @Test
    void thirtyStartsAndStopsLeaveNoThreadAndNoPort() {
        for (int i = 0; i < 30; i++) {
            int port = startAndUse();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(ConnectException.class);
        }

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static int startAndUse() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start();
             InvokeAIClient client = InvokeAIClient.builder(server.url()).build()) {
            client.events().subscribe(Submission.DEFAULT_QUEUE, event -> true, event -> {
            });
            client.events().whenReady(Submission.DEFAULT_QUEUE).join();
            assertThat(threads()).isNotEmpty();
            return server.port();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).map(Thread::getName)
                .filter(name -> name.contains("invokeai-embedded") || name.contains("Jetty") || name.contains("jetty"))
                .toList();
    }

    @Test
    void aServerThatIsClosedInTheMiddleOfAJobLeavesNothing() throws Exception {
        EmbeddedInvokeAI server = EmbeddedInvokeAI.builder().timePerStep(Duration.ofMinutes(1)).start();
        try (InvokeAIClient client = InvokeAIClient.builder(server.url()).build()) {
            CountDownLatch painting = new CountDownLatch(1);
            client.submit(client.workflow(WorkflowDefinition.fromClassPath("workflows/sd15-text-to-image.json"))
                    .newSubmission().set("Model", "Tiny SD").set("Prompt", "a harbour"),
                    SubmitOptions.defaults().withListeners(new JobListener() {
                        @Override
                        public void onEvent(InvokeAIEvent event) {
                            if (event instanceof InvocationProgress) {
                                painting.countDown();
                            }
                        }
                    }));
            assertThat(painting.await(20, TimeUnit.SECONDS)).isTrue();

            assertTimeout(Duration.ofSeconds(10), server::close);
            server.close();
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void requestsGoWrongAsAskedUntilTheServerIsToBehave() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start();
             InvokeAIClient client = InvokeAIClient.builder(server.url()).build()) {
            server.requests("GET", "/api/v1/queue/{queue}/status").always().answer(503, "busy");
            assertThatThrownBy(() -> client.queue("default").status()).isInstanceOf(ServerResponseException.class)
                    .hasMessageContaining("503");

            server.behave();
            assertThat(client.queue("default").status().processorStarted()).isTrue();
        }
    }

    @Test
    void aSecondServerOnAPortSaysThatItIsTaken() {
        try (EmbeddedInvokeAI first = EmbeddedInvokeAI.start()) {
            assertThatThrownBy(() -> EmbeddedInvokeAI.builder().port(first.port()).start())
                    .isInstanceOf(PortTakenException.class).hasMessageContaining(String.valueOf(first.port()));
        }
    }

    @Test
    void aPortCanBeUsedAgainAtOnce() {
        int port;
        try (EmbeddedInvokeAI first = EmbeddedInvokeAI.start()) {
            port = first.port();
        }
        try (EmbeddedInvokeAI second = EmbeddedInvokeAI.builder().port(port).start()) {
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed(@TempDir Path temporary) throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");

        assertThatThrownBy(() -> EmbeddedInvokeAI.builder().imageFolder(file.resolve("images")).start())
                .isInstanceOf(UnwritableFolderException.class).hasMessageContaining(file.toString());
    }

    @Test
    void theAddressOutlivesTheServer() {
        EmbeddedInvokeAI server = EmbeddedInvokeAI.builder().basePath("/invoke").start();
        String url = server.url();
        server.close();

        assertThat(server.url()).isEqualTo(url).endsWith(server.port() + "/invoke");
    }

    @Test
    void aServerWithLoginsLetsInWhoHasTheTokenOfItsAdministrator() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.builder().administrator("admin@example.org", "CamelTest2026").start();
             InvokeAIClient stranger = InvokeAIClient.create(server.url());
             InvokeAIClient client = InvokeAIClient.builder(server.url()).token(server.token()).build()) {
            assertThatThrownBy(() -> stranger.boards().listBoards()).isInstanceOf(AuthenticationException.class);
            assertThat(client.boards().listBoards()).isEmpty();
        }
    }

    @Test
    void aServerWithoutLoginsHasNoToken() {
        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start()) {
            assertThatThrownBy(server::token).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("administrator(...)");
        }
    }

    @Test
    void optionsThatCannotWorkAreRefused() {
        EmbeddedInvokeAI.Builder builder = EmbeddedInvokeAI.builder();

        assertThatThrownBy(() -> builder.port(70_000)).isInstanceOf(InvalidOptionException.class).hasMessageContaining("port");
        assertThatThrownBy(() -> builder.basePath("invoke")).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("basePath");
        assertThatThrownBy(() -> builder.maxQueueSize(0)).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> builder.timePerStep(Duration.ofMillis(-1))).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> builder.administrator("nobody", "CamelTest2026")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> builder.administrator("admin@example.org", "short"))
                .isInstanceOf(InvalidOptionException.class).hasMessageNotContaining("short");
    }
}
