package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.JobLostException;
import io.github.camelinvokeai.client.error.JobTimeoutException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Whatever goes wrong with a job is told by the type of the exception, with what was wrong and where. */
class ErrorsIT extends ContractTest {

    private final Recorder recorder = new Recorder();

    @Test
    void aRefusedGraphNamesNodeAndField() {
        Submission submission = submission(new SmallWorkflow().node("blank", "blank_image",
                Map.of("width", List.of("the secret prompt"), "height", 64)));

        GraphRefusedException refused = catchThrowableOfType(GraphRefusedException.class, () -> run(submission));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.nodeId()).isEqualTo("blank");
            assertThat(problem.field()).isEqualTo("width");
        });
        assertThat(refused).hasMessageContaining("blank").hasMessageContaining("width");
        assertThat(refused.getMessage()).doesNotContain("secret");
        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }

    @Test
    void anUnknownNodeTypeIsNamedWithItsNodeBeforeAnythingIsSent() {
        Submission submission = submission(new SmallWorkflow().node("odd", "no_such_node", Map.of()));

        assertThatThrownBy(() -> run(submission)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("(odd)").hasMessageContaining("'no_such_node' of the node pack 'invokeai'");
        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }

    @Test
    void aFailedJobNamesNodeTypeAndMessage() {
        Job job = submit(submission(SmallWorkflow.failing()), recorder);

        JobFailedException failed = catchThrowableOfType(JobFailedException.class, job::await);

        assertThat(failed.batchId()).isEqualTo(job.batchId());
        assertThat(failed.itemId()).isNotNull();
        assertThat(failed.nodeId()).isEqualTo("divide");
        assertThat(failed.nodeType()).isEqualTo("div");
        assertThat(failed.errorType()).isEqualTo("ZeroDivisionError");
        assertThat(failed.errorMessage()).contains("division by zero");
        assertThat(failed).hasMessageContaining("divide").hasMessageContaining("ZeroDivisionError");
        assertThat(recorder.calls()).contains("invocation_error").endsWith("end JobFailedException");
    }

    @Test
    void aCanceledJobSaysSo() throws Exception {
        Job job = submit(submission(SmallWorkflow.blurredBlank()).runs(20), recorder);
        job.enqueued().get(30, TimeUnit.SECONDS);

        assertThat(job.cancel().get(30, TimeUnit.SECONDS)).isPositive();

        assertThatThrownBy(() -> job.await(Duration.ofMinutes(1))).isInstanceOf(JobCanceledException.class);
        assertThat(job.partialResult().items()).hasSize(20);
        assertThat(queue.batchStatus(job.batchId()).unfinished()).isZero();
        assertThat(recorder.calls()).endsWith("end JobCanceledException");
    }

    @Test
    void aJobThatSomebodyElseCancelsEndsToo() throws Exception {
        Job job = submit(longJob());
        int itemId = job.enqueued().get(30, TimeUnit.SECONDS).get(0);

        assertThat(queue.cancel(itemId).status()).isEqualTo(QueueItemStatus.CANCELED);

        JobCanceledException canceled = catchThrowableOfType(JobCanceledException.class,
                () -> job.await(Duration.ofMinutes(1)));
        assertThat(canceled.itemId()).isEqualTo(itemId);
    }

    @Test
    void aJobWhoseItemIsDeletedIsLost() throws Exception {
        Job job = submit(longJob());
        int itemId = job.enqueued().get(30, TimeUnit.SECONDS).get(0);

        queue.delete(itemId);

        JobLostException lost = catchThrowableOfType(JobLostException.class, () -> job.await(Duration.ofMinutes(1)));
        assertThat(lost.itemId()).isEqualTo(itemId);
    }

    @Test
    void aJobThatTakesTooLongEndsHereAndIfAskedOnTheServer() {
        Job job = submit(longJob(), new SubmitOptions(Duration.ofSeconds(3), true, List.of(recorder)));

        JobTimeoutException timeout = catchThrowableOfType(JobTimeoutException.class, job::await);

        assertThat(timeout).hasMessageContaining("jobTimeout").hasMessageContaining(job.batchId());
        assertThat(recorder.calls()).endsWith("end JobTimeoutException");
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.batchStatus(job.batchId()).canceled() == 1);
    }

    @Test
    void aJobThatTakesTooLongGoesOnUnlessAskedOtherwise() {
        Job job = submit(longJob(), new SubmitOptions(Duration.ofSeconds(3), false, List.of()));

        assertThatThrownBy(job::await).isInstanceOf(JobTimeoutException.class);

        assertThat(queue.batchStatus(job.batchId()).unfinished()).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        try (InvokeAIClient nowhere = ServerUnderTest.impatient("http://127.0.0.1:1").build()) {
            ServerUnreachableException unreachable = catchThrowableOfType(ServerUnreachableException.class,
                    () -> nowhere.run(submission(SmallWorkflow.blurredBlank())));

            assertThat(unreachable).hasMessageContaining("127.0.0.1:1").hasMessageContaining("refused");
            assertThat(unreachable.mayHaveBeenCarriedOut()).isFalse();
            assertThatThrownBy(nowhere::serverVersion).isInstanceOf(ServerUnreachableException.class);
        }
    }

    @Test
    void aWebPageInsteadOfJsonPointsToTheBaseUrl() {
        try (InvokeAIClient wrongPath = ServerUnderTest.impatient(client.url() + "/nowhere").build()) {
            ServerResponseException webPage = catchThrowableOfType(ServerResponseException.class, wrongPath::serverVersion);

            assertThat(webPage.status()).isEqualTo(200);
            assertThat(webPage).hasMessageContaining("text/html").hasMessageContaining("base URL");
            assertThatThrownBy(() -> wrongPath.run(submission(SmallWorkflow.blurredBlank())))
                    .isInstanceOf(ServerResponseException.class);
        }
    }

    private Submission submission(SmallWorkflow workflow) {
        return client.workflow(workflow.definition()).newSubmission();
    }
}
