package io.github.camelinvokeai.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Values reach the server as they were set, and what does not fit is refused here, by the name of the input. */
class SetIT extends ContractTest {

    @Test
    void valuesOfEveryKindReachTheGraph() {
        WorkflowHandle workflow = workflow(CPU_NODES);
        Submission submission = workflow.newSubmission().set("Title", "").set("Width", "80").set("Height", 60L)
                .set("Color", "#0a141e").set("Color mode", "RGBA").set(workflow.input("Square size").index(), 24)
                .set("Keep the size", true).set(workflow.input("Radius").address(), 1.5).set("Blur type", "box")
                .set("Scale", 0.5f);

        run(submission);

        assertThat(sent(submission, "Title").textValue()).isEmpty();
        assertThat(sent(submission, "Width").intValue()).isEqualTo(80);
        assertThat(sent(submission, "Height").intValue()).isEqualTo(60);
        assertThat(sent(submission, "Color").toString()).isEqualTo("{\"r\":10,\"g\":20,\"b\":30,\"a\":255}");
        assertThat(sent(submission, "Color mode").textValue()).isEqualTo("RGBA");
        assertThat(sent(submission, "Square size").intValue()).isEqualTo(24);
        assertThat(sent(submission, "Keep the size").booleanValue()).isTrue();
        assertThat(sent(submission, "Radius").doubleValue()).isEqualTo(1.5);
        assertThat(sent(submission, "Blur type").textValue()).isEqualTo("box");
        assertThat(sent(submission, "Scale").doubleValue()).isEqualTo(0.5);
        assertThat(sent(submission, "Left").intValue()).as("not set, so as stored").isEqualTo(80);
    }

    @Test
    void theLargestSeedReachesTheGraphUnrounded() throws Exception {
        Submission submission = longJob().set("Seed", 4_294_967_295L);

        submit(submission).enqueued().get(30, TimeUnit.SECONDS);

        assertThat(sent(submission, "Seed").longValue()).isEqualTo(4_294_967_295L);
    }

    @Test
    void aValueTakenAwayIsNotSent() {
        Submission submission = workflow(CPU_NODES).newSubmission().set("Title", null);

        run(submission);

        assertThat(sent(submission, "Title").textValue()).as("the node's own default").isEmpty();
    }

    /** What the server has for an input in the graph of the first item. */
    private JsonNode sent(Submission submission, String label) {
        WorkflowInput input = submission.workflow().input(label);
        int itemId = queue.itemIdsOfBatch(submission.batchId()).get(0);
        return queue.item(itemId).session().path("graph").path("nodes").path(input.nodeId()).path(input.fieldName());
    }

    @Test
    void theValuesOfOneSubmissionDoNotReachAnother() {
        WorkflowHandle workflow = workflow(CPU_NODES);
        workflow.newSubmission().set("Width", 64);

        assertThat(run(workflow.newSubmission()).images().get(0).width()).isEqualTo(256);
    }

    @Test
    void whatDoesNotFitIsRefusedByTheNameOfTheInput() {
        assertThat(refusal("Steps", 0)).hasMessageContaining("1");
        assertThat(refusal("Steps", "many")).hasMessageContaining("whole number");
        assertThat(refusal("Width", 100)).hasMessageContaining("8");
        assertThat(refusal("Prompt", List.of("a"))).hasMessageContaining("text");
        assertThat(refusal("Scheduler", "fastest").candidates()).contains("euler", "dpmpp_2m_k");
    }

    private InvalidValueException refusal(String input, Object value) {
        InvalidValueException refusal = catchThrowableOfType(InvalidValueException.class,
                () -> workflow(SD15).newSubmission().set(input, value));
        assertThat(refusal).as("%s = %s", input, value).isNotNull().hasMessageContaining(input);
        return refusal;
    }

    @Test
    void anUnknownInputListsTheOnesThereAre() {
        UnknownInputException unknown = catchThrowableOfType(UnknownInputException.class,
                () -> workflow(SD15).newSubmission().set("Promt", "a"));

        assertThat(unknown.input()).isEqualTo("Promt");
        assertThat(unknown.candidates()).anyMatch(candidate -> candidate.startsWith("Prompt"));
    }

    @Test
    void anInputThatAnEdgeFeedsTakesNoValue() {
        WorkflowHandle workflow = client.workflow(SmallWorkflow.widths().expose("blank.width").definition());

        assertThat(workflow.input(0).connected()).isTrue();
        assertThatThrownBy(() -> workflow.newSubmission().set(0, 64)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("edge");
    }

    @Test
    void requiredInputsWithoutAValueAreAllNamedAndNothingIsSent() {
        Submission submission = client.workflow(new SmallWorkflow().node("one", "img_blur", Map.of("radius", 3))
                .node("two", "img_blur", Map.of("radius", 3)).expose("one.image").definition()).newSubmission();

        MissingInputException missing = catchThrowableOfType(MissingInputException.class, () -> run(submission));

        assertThat(missing.candidates()).hasSize(2);
        assertThat(missing).hasMessageContaining("one.image").hasMessageContaining("two.image");
        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }

    @Test
    void anImageThatTheServerDoesNotHaveIsFoundBeforeAnythingIsSent() {
        Submission submission = workflow(IMAGE_TO_IMAGE).newSubmission().set("Model", ServerUnderTest.SD_MODEL)
                .set("Image", "no-such-image.png");

        assertThatThrownBy(() -> run(submission)).isInstanceOf(InputException.class).hasMessageContaining("Image")
                .hasMessageContaining("no-such-image.png");
        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }
}
