package io.github.camelinvokeai.contract;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.ModelNotFoundException.MissingModel;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.workflow.ModelMatch;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import io.github.camelinvokeai.client.workflow.ModelStep;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Workflows from other installations run with the models of this one, if that is asked for. */
class ModelResolutionIT extends ContractTest {

    private static final String SHIPPED = "Text to Image - SD1.5";

    @Test
    @Tag(ServerUnderTest.SHIPPED_WORKFLOWS)
    void theTextToImageWorkflowOfTheServerRunsToAPictureWithNothingElseSetThanItsSize() {
        WorkflowHandle workflow = client.workflow(shipped());

        JobResult result = run(workflow.newSubmission().modelResolution(ModelResolution.BY_BASE_AND_TYPE)
                .set("Width", 64).set("Height", 64));

        assertThat(result.images()).hasSize(1);
        ImageInfo image = client.images().get(result.images().get(0).imageName());
        assertThat(image.width()).isEqualTo(64);
        assertThat(image.height()).isEqualTo(64);
    }

    @Test
    @Tag(ServerUnderTest.SHIPPED_WORKFLOWS)
    void itDoesNotRunWithoutLeaveToChooseTheModel() {
        Submission submission = client.workflow(shipped()).newSubmission().set("Width", 64).set("Height", 64);

        assertThat(catchThrowableOfType(InputException.class, () -> run(submission)))
                .isInstanceOf(MissingInputException.class).hasMessageContaining("Model");
    }

    private static WorkflowDefinition shipped() {
        return ShippedWorkflow.all().stream().filter(each -> each.name().equals(SHIPPED)).findFirst().orElseThrow()
                .definition();
    }

    @Test
    void aStoredModelOfAnotherInstallationIsReplacedByOneOfItsBaseAndType() {
        WorkflowHandle workflow = storing("sd-1", "main");
        ObjectNode before = workflow.definition().raw();

        JobResult result = run(small(workflow).modelResolution(ModelResolution.BY_BASE_AND_TYPE));

        assertThat(result.images()).isNotEmpty();
        assertThat(workflow.definition().raw()).as("the workflow").isEqualTo(before);
        assertThat(client.checkModels(workflow, ModelResolution.BY_BASE_AND_TYPE)).singleElement().satisfies(match -> {
            assertThat(match.wanted().name()).isEqualTo("Elsewhere");
            assertThat(match.found().base()).isEqualTo("sd-1");
            assertThat(match.step()).isEqualTo(ModelStep.BASE_AND_TYPE);
        });
    }

    @Test
    void withoutLeaveItIsMissingAndThoseThatFitAreTold() {
        WorkflowHandle workflow = storing("sd-1", "main");
        Submission submission = small(workflow);

        ModelNotFoundException refusal = catchThrowableOfType(ModelNotFoundException.class, () -> run(submission));

        assertThat(refusal.missing()).singleElement().extracting(MissingModel::candidates).asString()
                .contains(ServerUnderTest.SD_MODEL).doesNotContain(ServerUnderTest.SDXL_MODEL);
        assertThat(queue.batchStatus(submission.batchId()).unknown()).as("nothing was sent").isTrue();
        assertThat(client.checkModels(workflow, ModelResolution.IDENTITY)).extracting(ModelMatch::found)
                .containsOnlyNulls();
    }

    @Test
    void typesAreNotCrossed() {
        Submission submission = small(storing("sd-1", "vae")).modelResolution(ModelResolution.BY_BASE_AND_TYPE);

        assertThat(catchThrowableOfType(ModelNotFoundException.class, () -> run(submission)).missing()).hasSize(1);
    }

    private static Submission small(WorkflowHandle workflow) {
        return workflow.newSubmission().setAll(Map.of("Width", 64, "Height", 64, "Steps", 2, "Seed", seed(),
                "Prompt", "a harbour"));
    }

    /** The project's own workflow with a model of another installation stored in it. */
    private WorkflowHandle storing(String base, String type) {
        WorkflowHandle own = workflow(SD15);
        ObjectNode tree = own.definition().raw();
        String loader = own.input("Model").nodeId();
        List<ObjectNode> inputs = tree.path("nodes").valueStream().filter(node -> node.path("id").asText().equals(loader))
                .map(node -> (ObjectNode) node.path("data").path("inputs").path("model")).toList();
        inputs.get(0).putObject("value").put("key", "of-another-server").put("hash", "blake3:0").put("name", "Elsewhere")
                .put("base", base).put("type", type);
        return client.workflow(WorkflowDefinition.fromTree(tree));
    }
}
