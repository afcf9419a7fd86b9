package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.object;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is odd in a file is a warning with its place; what cannot run is a problem; what contradicts itself an error.
 */
class PlanCompilerTest {

    @ParameterizedTest
    @ValueSource(strings = { "1.0.0", "2.0.0", "3.0.0", "4.0.0", "4.1.0" })
    void theSchemaVersionsThatWeKnowAreReadInSilence(String version) {
        assertThat(versioned(version).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "5.0.0", "0.9.0", "10.0.0", "four" })
    void anUnknownSchemaVersionIsAWarning(String version) {
        WorkflowHandle workflow = versioned(version);

        assertThat(workflow.warnings()).singleElement().hasToString(
                "meta.version: schema version " + version + " is not known; it is read as version 4");
        assertThat(workflow.problems()).isEmpty();
        assertThat(Sent.by(workflow).nodeIds()).containsExactly("sum");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "{}", "7", "'4.0.0'", "{'version':null}", "{'version':''}" })
    void aFileThatDoesNotSayItsVersionIsAWarning(String meta) {
        assertThat(workflow().top("meta", json(meta)).node("sum", "add").compile().warnings()).singleElement()
                .hasToString("meta.version: the file does not say which schema version it has; it is read as version 4");
    }

    private static WorkflowHandle versioned(String version) {
        return workflow().top("meta", object().put("version", version).put("category", "user")).node("sum", "add").compile();
    }

    @Test
    void twoNodesOfOneIdAreAnErrorThatNamesBoth() {
        assertThatThrownBy(() -> workflow().node("a", "add").node("b", "add").node("a", "noise").compile())
                .isInstanceOf(WorkflowFormatException.class).hasMessage(
                        "Workflow JSON tree has two nodes with the id a: nodes[0] and nodes[2]; give one of them another id");
    }

    @Test
    void aNodeThatNobodyKnowsIsAWarningAndRuns() {
        WorkflowHandle workflow = workflow().node("a", "add").node("x", "from_another_pack").compile();

        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("nodes[1] (x)");
        assertThat(workflow.problems()).isEmpty();
        assertThat(Sent.by(workflow).nodeIds()).containsExactly("a", "x");
    }

    @Test
    void aWorkflowWithoutANodeThatRunsIsAProblem() {
        assertThat(workflow().compile().problems()).containsExactly("it has no node that runs");
        assertThat(workflow().node("n", "notes").as("notes").node("b", "string_batch").compile().problems())
                .containsExactly("it has no node that runs");
    }

    @Test
    void aWorkflowMayReturnOnce() {
        assertThat(workflow().node("r", "workflow_return").compile().problems()).isEmpty();
        assertThat(workflow().node("r", "workflow_return").node("s", "workflow_return").compile().problems())
                .containsExactly("it has more than one node of type workflow_return, and may have one");
    }

    @Test
    void aCollectorThatNothingFeedsIsAProblem() {
        assertThat(workflow().node("all", "collect").compile().problems())
                .containsExactly("nothing feeds the collector nodes[0] (all), and the server refuses such a graph");
    }

    @Test
    void aNodeWithoutATypeIsAProblem() {
        assertThat(workflow().node("a", "add").node("x", "").compile().problems())
                .containsExactly("nodes[1] (x) does not say of which type it is");
    }

    @Test
    void aBatchNodeThatFeedsNothingIsAWarning() {
        WorkflowHandle workflow = workflow().node("a", "add").node("many", "string_batch").compile();

        assertThat(workflow.problems()).isEmpty();
        assertThat(workflow.warnings()).singleElement()
                .hasToString("nodes[1] (many): the batch node feeds nothing; it is left out");
    }

    @Test
    void aSoundWorkflowHasNeitherWarningsNorProblems() {
        WorkflowHandle workflow = workflow().node("b", "blank_image").input("board", "auto").input("width", 64)
                .node("s", "save_image").edge("b.image", "s.image").shown("b.width").compile();

        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.problems()).isEmpty();
    }
}
