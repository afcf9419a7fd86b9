package io.github.camelinvokeai.embedded;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.embedded.junit.EmbeddedInvokeAIExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** What a test can tell a server to do, as a client meets it. */
@ExtendWith(EmbeddedInvokeAIExtension.class)
@Timeout(60)
class ScriptedServerTest {

    private final EmbeddedInvokeAI server;
    private final InvokeAIClient client;

    ScriptedServerTest(EmbeddedInvokeAI server) {
        this.server = server;
        this.client = InvokeAIClient.create(server.url());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void nodesOfATypeFailUntilTheServerBehaves() {
        server.nodes("img_blur").fails("OutOfMemoryError", "CUDA out of memory");

        for (int i = 0; i < 2; i++) {
            JobFailedException failure = catchThrowableOfType(JobFailedException.class, () -> client.run(squares()));
            assertThat(failure.nodeType()).isEqualTo("img_blur");
            assertThat(failure.nodeId()).isEqualTo("31162427-3bfd-4d33-8d00-38ec42650644");
            assertThat(failure.errorType()).isEqualTo("OutOfMemoryError");
            assertThat(failure.errorMessage()).isEqualTo("CUDA out of memory");
        }
        server.behave();

        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void aNodeThatFailsOnceSucceedsWhenTriedAgain() {
        server.nodes("img_blur").failsOnce("OutOfMemoryError", "CUDA out of memory");

        assertThatThrownBy(() -> client.run(squares())).isInstanceOf(JobFailedException.class);
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void aNodeFailsEvenIfItsResultIsKnown() {
        client.run(squares());
        server.nodes("blank_image").failsOnce("ValueError", "no paint");

        assertThatThrownBy(() -> client.run(squares())).isInstanceOf(JobFailedException.class).hasMessageContaining("no paint");
    }

    @Test
    void failuresHappenInTheOrderInWhichTheyWereScripted() {
        server.nodes("img_blur").failsOnce("OutOfMemoryError", "first").failsOnce("ValueError", "second");

        assertThatThrownBy(() -> client.run(squares())).hasMessageContaining("OutOfMemoryError");
        assertThatThrownBy(() -> client.run(squares())).hasMessageContaining("ValueError");
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void slowNodesAreSlowAndEndWhenTheirJobIsCanceled() {
        server.nodes("img_blur").takes(Duration.ofMinutes(10));
        Queue<InvokeAIEvent> events = new ConcurrentLinkedQueue<>();
        Job job = client.submit(squares(), new JobListener() {
            @Override
            public void onEvent(InvokeAIEvent event) {
                events.add(event);
            }
        });
        await().until(() -> events.stream().anyMatch(event -> event instanceof InvocationProgress));

        assertThat(job.result()).isNotDone();
        assertThat(job.cancel().join()).isEqualTo(1);
        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class);
        server.nodes("img_blur").takes(Duration.ZERO);
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "iterate", "collect", "denoise_latents" })
    void everyTypeThatRunsCanBeScripted(String type) {
        assertThat(server.nodeTypes()).contains(type);
        assertThat(server.nodes(type)).isNotNull();
    }

    @Test
    void aTypeThatCannotRunIsRefusedWithThoseThatCan() {
        assertThat(server.nodeTypes()).doesNotContain("flux_denoise");
        assertThatThrownBy(() -> server.nodes("flux_denoise")).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'flux_denoise'").hasMessageContaining("img_blur");
    }

    @Test
    void graphsAreRefusedAsManyTimesAsWanted() {
        server.refuseGraphs(1, "the moon is full");

        GraphRefusedException refusal = catchThrowableOfType(GraphRefusedException.class, () -> client.run(squares()));
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("the moon is full"));
        assertThat(server.untakenBatches()).isZero();
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void aFullQueueTakesNothingUntilTheServerBehaves() {
        server.fullQueue();

        for (int i = 0; i < 2; i++) {
            QueueFullException full = catchThrowableOfType(QueueFullException.class, () -> client.run(squares().runs(3)));
            assertThat(full.requested()).isEqualTo(3);
            assertThat(full.enqueued()).isZero();
        }
        assertThat(server.untakenBatches()).isZero();
        server.behave();

        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void aQueueCanBeFullForSoManyBatches() {
        server.fullQueue(1);

        assertThatThrownBy(() -> client.run(squares())).isInstanceOf(QueueFullException.class);
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    @Test
    void whatIsScriptedForNoBatchOrLessIsRefused() {
        assertThatThrownBy(() -> server.fullQueue(0)).isInstanceOf(InvalidOptionException.class).hasMessageContaining("not 0");
        assertThatThrownBy(() -> server.refuseGraphs(-1, "so")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> server.requests("GET", "/api/v1/app/version").times(0))
                .isInstanceOf(InvalidOptionException.class);
        NodeScript nodes = server.nodes("add");
        assertThatThrownBy(() -> nodes.takes(Duration.ofMillis(-1))).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void requestsAreAnsweredAsWantedUntilTheServerBehaves() {
        server.requests("GET", "/api/v1/app/version").always().answer(503, "busy");

        assertThatThrownBy(client::serverVersion).isInstanceOf(ServerResponseException.class).hasMessageContaining("503");
        assertThatThrownBy(client::serverVersion).isInstanceOf(ServerResponseException.class);
        server.behave();

        assertThat(client.serverVersion()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "get, /api/v1/app/version", "GET, api/v1/app/version", "PUT, /api/v1/app/version", "GET, /api/v1/app",
            "GET, /api/v1/app/version/", "GET, /", ", /api/v1/app/version", "GET, " })
    void requestsThatNoCallTakesAreRefused(String method, String path) {
        assertThatThrownBy(() -> server.requests(method, path)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'" + method + " " + path + "'").hasMessageContaining("POST");
    }

    @Test
    void answersThatCannotBeGivenAreRefused() {
        RequestFaults faults = server.requests("DELETE", "/api/v1/images/i/{name}");

        assertThatThrownBy(() -> faults.answer(199, "")).isInstanceOf(InvalidOptionException.class).hasMessageContaining("199");
        assertThatThrownBy(() -> faults.answer(600, "")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> faults.answer(200, null)).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> faults.delay(Duration.ofMillis(-1))).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> faults.delay(null)).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void anEnqueueWhoseAnswerIsLostIsFoundAgain() {
        server.requests("POST", "/api/v1/queue/{queue}/enqueue_batch").loseAnswer();

        assertThat(client.run(squares()).images()).hasSize(1);
        assertThat(server.takeBatch().itemIds()).hasSize(1);
        assertThat(server.untakenBatches()).as("sent once").isZero();
    }

    @Test
    void aJobEndsWellAlthoughItsSocketIsDroppedOrRefused() {
        server.nodes("img_blur").takes(Duration.ofSeconds(1));
        Job job = client.submit(squares());
        job.enqueued().join();
        server.sockets().refuse().drop();

        assertThat(job.await().status()).isEqualTo(QueueItemStatus.COMPLETED);
    }

    @Test
    void batchesAreTakenOldestFirstAndOnce() {
        client.run(squares().set("Title", "one"));
        client.run(squares().set("Title", "two"));

        assertThat(server.untakenBatches()).isEqualTo(2);
        assertThat(server.takeBatch().value("Title").asText()).isEqualTo("one");
        assertThat(server.takeBatch().value("Title").asText()).isEqualTo("two");
        assertThatThrownBy(() -> server.takeBatch(Duration.ofMillis(1))).isInstanceOf(AssertionError.class);
    }

    @Test
    void behavingKeepsTheBatchesAndResettingForgetsThem() {
        client.run(squares());

        server.behave();
        assertThat(server.untakenBatches()).isEqualTo(1);
        server.reset();
        assertThat(server.untakenBatches()).isZero();
    }

    @Test
    void resettingEndsWhatIsOpenAndGoesOnWhereItWasPaused() {
        server.nodes("img_blur").takes(Duration.ofMinutes(10));
        Job running = client.submit(squares());
        Job waiting = client.submit(squares());
        waiting.enqueued().join();
        client.queue(Submission.DEFAULT_QUEUE).pause();

        server.reset();

        assertThatThrownBy(running::await).isInstanceOf(JobCanceledException.class);
        assertThatThrownBy(waiting::await).isInstanceOf(JobCanceledException.class);
        assertThat(client.run(squares()).images()).hasSize(1);
    }

    private Submission squares() {
        return client.workflow(WorkflowDefinition.fromClassPath("workflows/cpu-nodes.json")).newSubmission();
    }
}
