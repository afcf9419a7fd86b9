package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.UnknownOutputException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OutputNodesTest {

    private final WorkflowHandle handle = workflow().node("loader", "main_model_loader").node("latents", "denoise_latents")
            .node("first", "l2i").named("Draft").node("second", "l2i").with("isIntermediate", false)
            .node("count", "integer").named("Count").node("again", "string").named("Count").node("note", "x").as("notes")
            .node("mine", "my_node").node("size", "ideal_size").node("ret", "workflow_return").compile();

    @Test
    void nodesWhoseResultsAreValuesAreListedInTheOrderOfTheFile() {
        assertThat(handle.outputs()).containsExactly(
                new WorkflowOutput(0, "Draft", "first", "l2i", "image_output", true),
                new WorkflowOutput(1, "Latents to Image - SD1.5, SDXL", "second", "l2i", "image_output", false),
                new WorkflowOutput(2, "Count", "count", "integer", "integer_output", true),
                new WorkflowOutput(3, "Count", "again", "string", "string_output", true),
                new WorkflowOutput(4, "my_node", "mine", "my_node", "", true),
                new WorkflowOutput(5, "Ideal Size - SD1.5, SDXL", "size", "ideal_size", "ideal_size_output", true),
                new WorkflowOutput(6, "Workflow Return", "ret", "workflow_return", "workflow_return_output", true));
    }

    @Test
    void anOutputIsFoundByIndexNodeOrLabel() {
        assertThat(handle.output("1").nodeId()).isEqualTo("second");
        assertThat(handle.output("again").index()).isEqualTo(3);
        assertThat(handle.output("Draft").nodeId()).isEqualTo("first");
    }

    @Test
    void anUnknownOutputIsAnErrorThatListsThem() {
        UnknownOutputException error = catchThrowableOfType(UnknownOutputException.class, () -> handle.output("Result"));

        assertThat(error).hasMessageContaining("has no output 'Result'").hasMessageContaining("Draft (0, first)");
        assertThat(error.output()).isEqualTo("Result");
        assertThat(error.candidates()).hasSize(7);
        assertThat(catchThrowableOfType(UnknownOutputException.class, () -> handle.output("7")).candidates()).hasSize(7);
    }

    @Test
    void aLabelOfSeveralOutputsIsAnErrorThatNamesThose() {
        UnknownOutputException error = catchThrowableOfType(UnknownOutputException.class, () -> handle.output("Count"));

        assertThat(error.candidates()).containsExactly("Count (2, count)", "Count (3, again)");
    }

    @Test
    void theNodesOfAGraphHaveTheTitlesOfTheirTypes() {
        WorkflowHandle graph = WorkflowHandle.compile(
                WorkflowDefinition.fromTree(json("{'nodes':{'7':{'id':'7','type':'integer','value':1}}}")),
                NodeSchema.shipped());

        assertThat(graph.outputs()).extracting(WorkflowOutput::label).containsExactly("Integer Primitive");
        assertThat(graph.output("7")).isEqualTo(graph.output("0"));
    }
}
