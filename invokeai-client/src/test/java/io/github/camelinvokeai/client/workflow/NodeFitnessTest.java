package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes that a server could not run as they are meant, by what it says about its node types. */
class NodeFitnessTest {

    private static final NodeSchema SERVER = NodeSchema.fromOpenApi(NodeSchema.shippedDocument(), "6.14.2", "server here");

    @Test
    void aTypeThatTheServerDoesNotKnowStopsTheWorkflowAndIsNamedWithItsPack() {
        WorkflowHandle workflow = WorkflowHandle.compile(custom().definition(), SERVER);

        assertThat(workflow.obstacles()).containsExactly(
                new WorkflowProblem(
                        Kind.UNKNOWN_NODE_TYPE, "x", "nodes[1] (x)",
                        "nodes[1] (x) is of type 'sharpen' of the node pack 'photo-pack', which is not among the node facts of"
                                                                     + " server here; install the pack on the server, or take the"
                                                                     + " node out"));
        assertThatThrownBy(() -> workflow.newSubmission().payload(new KnownServer()))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("'sharpen' of the node pack 'photo-pack'");
    }

    @Test
    void itIsStillShownWhatWouldBeSent() {
        WorkflowHandle workflow = WorkflowHandle.compile(custom().definition(), SERVER);

        assertThat(workflow.newSubmission().preview().warnings()).singleElement().asString().contains("photo-pack");
        assertThat(Sent.previewed(workflow).nodeIds()).containsExactly("sum", "x");
    }

    @Test
    void theFactsThatComeWithTheClientStopNothingByThemselves() {
        WorkflowHandle workflow = custom().compile();

        assertThat(workflow.obstacles()).isEmpty();
        assertThat(Sent.by(workflow).nodeIds()).containsExactly("sum", "x");
        assertThatThrownBy(() -> workflow.requireFit(SERVER)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("nodes[1] (x)").hasMessageContaining("photo-pack");
    }

    @Test
    void unlessTheyAreSaidToBeAll() {
        assertThat(complete(custom()).obstacles()).extracting(WorkflowProblem::kind).containsExactly(Kind.UNKNOWN_NODE_TYPE);
    }

    @Test
    void aNodeThatInvokeAIHasGivenUpIsLeftOutWithItsEdgesAsInTheUi() {
        WorkflowHandle workflow = complete(workflow().node("b", "blank_image").node("x", "canny_image_processor")
                .with("nodePack", "invokeai").input("image").node("s", "save_image").edge("b.image", "x.image")
                .edge("x.image", "s.image").exposed("x", "image"));

        assertThat(workflow.obstacles()).extracting(WorkflowProblem::place).containsExactly("nodes[1] (x)");
        assertThat(Sent.previewed(workflow).nodeIds()).containsExactly("b", "s");
        assertThat(Sent.previewed(workflow).edges()).isEmpty();
        assertThat(workflow.inputs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.9.0", "soon" })
    void aNodeOfAnOlderMajorVersionStopsTheWorkflow(String version) {
        WorkflowBuilder workflow = workflow().node("n", "noise").with("version", version).with("nodePack", "invokeai");

        assertThat(complete(workflow).obstacles()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.OUTDATED_NODE);
            assertThat(problem.text()).contains("version " + version + " of node type 'noise' of the node pack 'invokeai'");
        });
        assertThat(workflow.compile().obstacles()).isEmpty();
    }

    @Test
    void aNodeOfANewerMajorVersionIsAWarning() {
        WorkflowHandle workflow = complete(workflow().node("n", "noise").with("version", "9.0.0"));

        assertThat(workflow.obstacles()).isEmpty();
        assertThat(workflow.warnings()).singleElement().asString().contains("version 9.0.0 in the file");
    }

    private static WorkflowBuilder custom() {
        return workflow().node("sum", "add").node("x", "sharpen").with("nodePack", "photo-pack").input("amount", 1);
    }

    private static WorkflowHandle complete(WorkflowBuilder workflow) {
        return WorkflowHandle.compile(workflow.definition(), NodeSchema.shipped(),
                CompileOptions.defaults().withAllFacts(true));
    }
}
