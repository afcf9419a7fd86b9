package io.github.camelinvokeai.client;

import java.time.Duration;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvokeAIClientTest {

    /** Nothing listens there, and these tests need nobody to. */
    private final InvokeAIClient client = InvokeAIClient.create("http://127.0.0.1:9");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aSubmissionIsSubmittedOnceAndThenLeftAlone() {
        Submission submission = client.workflow(WorkflowDefinition.fromJson("{\"nodes\":[]}")).newSubmission();
        client.submit(submission);

        assertThatThrownBy(() -> client.submit(submission)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(submission.batchId()).hasMessageContaining("newSubmission()");
        assertThatThrownBy(() -> submission.runs(2)).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> submission.batchId("other")).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void anErrorInACallReachesWhoeverWaitsForIt() {
        assertThat(client.async(() -> {
            throw new AssertionError("on purpose");
        })).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withCauseInstanceOf(AssertionError.class);
    }

    @Test
    void aClosedClientTakesNoCalls() {
        client.close();

        assertThatThrownBy(() -> client.async(() -> 1).join()).hasCauseInstanceOf(InvokeAIException.class);
    }
}
