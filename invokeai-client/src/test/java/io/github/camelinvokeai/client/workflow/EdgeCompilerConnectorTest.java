package io.github.camelinvokeai.client.workflow;

import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

/** A connector bends an edge on the screen; in the graph there are none. */
class EdgeCompilerConnectorTest {

    @Test
    void aConnectorIsReplacedByWhatFeedsIt() {
        WorkflowHandle workflow = numbers().edge("i.value", "c.in").edge("c.out", "sum.a").compile();

        assertThat(Sent.by(workflow).nodeIds()).containsExactly("i", "more", "sum");
        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(Sent.by(workflow).inputs("sum")).containsExactly("b");
        assertThat(workflow.warnings()).isEmpty();
    }

    @Test
    void aChainOfConnectorsIsFollowedToItsBeginningInWhateverOrderItStands() {
        WorkflowBuilder workflow = numbers().edge("e.out", "sum.a").edge("d.out", "e.in").edge("c.out", "d.in")
                .edge("i.value", "c.in");

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
    }

    @Test
    void aConnectorMayFeedMany() {
        WorkflowBuilder workflow = numbers().edge("i.value", "c.in").edge("c.out", "sum.a").edge("c.out", "sum.b")
                .edge("c.out", "d.in").edge("d.out", "more.a");

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a", "i.value > sum.b", "i.value > more.a");
    }

    @Test
    void twoWaysFromOneOutputToOneInputAreOneEdge() {
        WorkflowHandle workflow = numbers().edge("i.value", "c.in").edge("i.value", "d.in").edge("c.out", "sum.a")
                .edge("d.out", "sum.a").edge("i.value", "sum.a").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.problems()).isEmpty();
    }

    @Test
    void ofTwoWaysFromTwoOutputsIntoOneInputTheFirstCounts() {
        WorkflowHandle workflow = numbers().edge("i.value", "c.in").edge("more.value", "d.in").edge("c.out", "sum.a")
                .edge("d.out", "sum.a").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("edges[3]");
    }

    @Test
    void ofTwoEdgesIntoAConnectorTheFirstCounts() {
        WorkflowBuilder workflow = numbers().edge("i.value", "c.in").edge("more.value", "c.in").edge("c.out", "sum.a");

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
    }

    @Test
    void aCollapsedEdgeFeedsNoConnector() {
        WorkflowBuilder workflow = numbers().edge("more.value", "c.in").edgeWith("type", "collapsed").edge("i.value", "c.in")
                .edge("c.out", "sum.a");

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
    }

    @Test
    void aConnectorThatNothingFeedsLeavesTheStoredValueAndAWarning() {
        WorkflowHandle workflow = numbers().edge("c.out", "sum.a").compile();

        assertThat(Sent.by(workflow).inputs("sum")).containsExactly("a", "b");
        assertThat(workflow.warnings()).singleElement().hasToString(
                "edges[0]: edge from c.out to sum.a is left out: nothing feeds the connector it comes from");
    }

    @Test
    void aConnectorThatANodeFeedsWhichIsGoneIsAsIfNothingFedIt() {
        WorkflowHandle workflow = numbers().edge("gone.value", "c.in").edge("c.out", "sum.a").compile();

        assertThat(Sent.by(workflow).edges()).isEmpty();
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("edges[0]", "edges[1]");
    }

    @Test
    void aRingOfConnectorsIsAsIfNothingFedIt() {
        WorkflowHandle workflow = numbers().edge("c.out", "d.in").edge("d.out", "e.in").edge("e.out", "c.in")
                .edge("c.out", "sum.a").edge("d.out", "sum.b").edge("c.out", "more.a").compile();

        assertThat(Sent.by(workflow).edges()).isEmpty();
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place)
                .isEqualTo(List.of("edges[3]", "edges[4]", "edges[5]"));
    }

    @Test
    void aConnectorThatFeedsItselfIsAsIfNothingFedIt() {
        assertThat(Sent.by(numbers().edge("c.out", "c.in").edge("c.out", "sum.a")).edges()).isEmpty();
    }

    @Test
    void aBatchNodeBehindConnectorsIsNoSourceInTheGraph() {
        WorkflowHandle workflow
                = numbers().node("many", "integer_batch").input("integers", List.of(1)).input("batch_group_id", "None")
                        .edge("many.value", "c.in").edge("c.out", "d.in")
                        .edge("d.out", "sum.a").compile();

        assertThat(workflow.newSubmission().preview().payload().at("/batch/graph/edges")).isEmpty();
        assertThat(workflow.newSubmission().preview().payload().at("/batch/data/0/0/node_path").asText()).isEqualTo("sum");
    }

    @Test
    void aFieldThatAConnectorFeedsTakesNoValue() {
        WorkflowHandle workflow = numbers().edge("i.value", "c.in").edge("c.out", "sum.a").shown("sum.a", "sum.b").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::connected).containsExactly(true, false);
    }

    @Test
    void whatFeedsAConnectorHasToSuitAllThatItFeeds() {
        WorkflowHandle workflow = numbers().node("b", "blank_image").edge("c.out", "sum.a").edge("c.out", "d.in")
                .edge("d.out", "more.a").edge("b.image", "c.in").edge("i.value", "c.in").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a", "i.value > more.a");
        assertThat(workflow.warnings()).singleElement().asString().startsWith("edges[3]: ")
                .contains("what the connector feeds cannot take it");
    }

    @Test
    void aConnectorThatNothingFeedsYetFeedsOneKindOfInputsOnly() {
        WorkflowHandle workflow = numbers().node("blur", "img_blur").edge("c.out", "sum.a").edge("c.out", "blur.image")
                .edge("i.value", "c.in").compile();

        assertThat(Sent.previewed(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("edges[1]");
    }

    private static WorkflowBuilder numbers() {
        return workflow().node("i", "integer").input("value", 1).node("more", "add").node("sum", "add").input("a", 1)
                .input("b", 2).connector("c").connector("d").connector("e");
    }
}
