package io.github.camelinvokeai.client.workflow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class EdgeCompilerTest {

    @Test
    void anEdgeJoinsAnOutputToAnInput() {
        Sent sent = Sent.by(numbers().edge("i.value", "sum.a"));

        assertThat(sent.batch().at("/graph/edges")).isEqualTo(json(
                "[{'source':{'node_id':'i','field':'value'},'destination':{'node_id':'sum','field':'a'}}]"));
    }

    @Test
    void edgesKeepTheOrderOfTheFile() {
        assertThat(Sent.by(numbers().edge("i.value", "sum.b").edge("i.value", "sum.a")).edges())
                .containsExactly("i.value > sum.b", "i.value > sum.a");
    }

    @Test
    void aFileWithoutEdgesHasNone() {
        assertThat(Sent.by(numbers().top("edges", null)).edges()).isEmpty();
        assertThat(Sent.by(numbers().top("edges", json("null"))).edges()).isEmpty();
    }

    @Test
    void anEdgeWithoutATypeIsAnOrdinaryOne() {
        assertThat(Sent.by(numbers().edge("i.value", "sum.a").edgeWith("type", null)).edges())
                .containsExactly("i.value > sum.a");
    }

    @Test
    void collapsedEdgesAreDecoration() {
        WorkflowHandle workflow = numbers().edge("i.value", "sum.a").edge("i.value", "sum.b").edgeWith("type", "collapsed")
                .edgeWith("sourceHandle", null).edgeWith("targetHandle", null).compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.warnings()).isEmpty();
    }

    @Test
    void aHiddenEdgeUnderACollapsedOneCounts() {
        WorkflowBuilder workflow = numbers().edge("i.value", "sum.a");
        workflow.tree().withObject("/edges/0").put("hidden", true);

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
    }

    @Test
    void theSameEdgeTwiceIsOneEdge() {
        WorkflowHandle workflow = numbers().edge("i.value", "sum.a").edge("i.value", "sum.a").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.problems()).isEmpty();
    }

    @Test
    void ofTwoEdgesIntoOneInputTheFirstCounts() {
        WorkflowHandle workflow = numbers().node("j", "integer").input("value", 2).edge("i.value", "sum.a")
                .edge("j.value", "sum.a").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.warnings()).singleElement().hasToString(
                "edges[1]: edge from j.value to sum.a is left out: another edge feeds the input already");
    }

    @Test
    void nobodyKnowsHowManyEdgesAnUnknownNodeTakes() {
        WorkflowHandle workflow = numbers().node("x", "unknown").edge("i.value", "x.f").edge("sum.value", "x.f").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > x.f", "sum.value > x.f");
    }

    @Test
    void aCollectorTakesAnyNumberOfItems() {
        WorkflowHandle workflow = numbers().node("all", "collect").input("item").edge("i.value", "all.item")
                .edge("sum.value", "all.item").compile();

        assertThat(workflow.problems()).isEmpty();
        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > all.item", "sum.value > all.item");
    }

    @Test
    void aCollectorTakesOneCollection() {
        WorkflowBuilder workflow = workflow().node("r", "range").node("s", "range").node("all", "collect")
                .edge("r.collection", "all.collection").edge("s.collection", "all.collection");

        assertThat(Sent.previewed(workflow).edges()).containsExactly("r.collection > all.collection");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gone.value | sum.a | one of its nodes does not exist",
            "i.value | gone.a | one of its nodes does not exist",
            "i.gone | sum.a | node type integer has no output gone",
            "i.value | sum.gone | node type add has no input gone",
            "words.value | sum.a | its source is no node that runs",
            "i.value | picture.board | the input takes a value only",
            "i.value | meta.free | node type core_metadata has no input free" })
    void anEdgeThatLeadsNowhereIsLeftOutAndReportedWithItsPlace(String source, String target, String reason) {
        WorkflowHandle workflow = numbers().node("words", "notes").as("notes").node("picture", "blank_image")
                .input("board", "auto").node("meta", "core_metadata").input("free", 1).edge("i.value", "sum.b")
                .edge(source, target).compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.b");
        assertThat(workflow.warnings()).singleElement().hasToString(
                "edges[1]: edge from " + source + " to " + target + " is left out: " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "sourceHandle", "targetHandle" })
    void anEdgeThatNamesNoFieldIsLeftOutAndReported(String handle) {
        WorkflowHandle workflow = numbers().edge("i.value", "sum.a").edgeWith(handle, null).compile();

        assertThat(Sent.by(workflow).edges()).isEmpty();
        assertThat(workflow.warnings()).singleElement().asString().startsWith("edges[0]: ")
                .endsWith("it names no field at one of its ends");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "'edge'", "[]", "{}" })
    void whatIsNoEdgeIsLeftOutAndReported(String edge) {
        WorkflowBuilder workflow = numbers().edge("i.value", "sum.a");
        workflow.tree().withArray("edges").insert(0, json(edge));

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.a");
        assertThat(workflow.compile().warnings()).extracting(WorkflowWarning::place).containsExactly("edges[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "notes", "current_image" })
    void anEdgeToANodeThatOnlyShowsSomethingIsLeftOut(String outerType) {
        assertThat(Sent.by(numbers().node("eye", outerType).as(outerType).edge("sum.value", "eye.image")).edges()).isEmpty();
    }

    @Test
    void edgesOfNodesThatNobodyKnowsAreKept() {
        WorkflowBuilder workflow = numbers().node("x", "from_another_pack").input("knob", 1).edge("i.value", "x.knob")
                .edge("x.anything", "sum.a");

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > x.knob", "x.anything > sum.a");
    }

    @Test
    void anEdgeTakesTheStoredValueAway() {
        Sent sent = Sent.by(numbers().node("x", "unknown").input("knob", 7).edge("i.value", "sum.a").edge("i.value", "x.knob"));

        assertThat(sent.inputs("sum")).containsExactly("b");
        assertThat(sent.inputs("x")).isEmpty();
    }

    @Test
    void anEdgeThatIsLeftOutLeavesTheStoredValue() {
        assertThat(Sent.by(numbers().edge("gone.value", "sum.a")).inputs("sum")).containsExactly("a", "b");
    }

    @Test
    void anEdgeThatWouldCloseACycleIsLeftOut() {
        WorkflowHandle workflow = numbers().node("more", "add").edge("sum.value", "more.a").edge("more.value", "sum.a")
                .edge("sum.value", "sum.b").edge("i.value", "sum.b").compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("sum.value > more.a", "i.value > sum.b");
        assertThat(workflow.warnings()).extracting(WorkflowWarning::toString).containsExactly(
                "edges[1]: edge from more.value to sum.a is left out: it would close a cycle of nodes",
                "edges[2]: edge from sum.value to sum.b is left out: it leads back to its own node");
    }

    @Test
    void anEdgeBetweenTypesThatDoNotGoTogetherIsLeftOutAndBothAreNamed() {
        WorkflowHandle workflow = numbers().node("b", "blank_image").edge("b.image", "sum.a").edge("i.value", "sum.b")
                .compile();

        assertThat(Sent.by(workflow).edges()).containsExactly("i.value > sum.b");
        assertThat(Sent.by(workflow).inputs("sum")).containsExactly("a");
        assertThat(workflow.warnings()).singleElement().hasToString("edges[0]: edge from b.image to sum.a is left out: the"
                                                                    + " output is ImageField, and the input takes"
                                                                    + " IntegerField");
    }

    @ParameterizedTest
    @CsvSource({ "integer_batch, value", "string_batch, value", "float_batch, value", "image_batch, image" })
    void anEdgeFromABatchNodeIsNoEdgeOfTheGraph(String type, String output) {
        WorkflowHandle workflow = numbers().node("many", type).node("x", "unknown").edge("many." + output, "x.f")
                .edge("many." + output, "x.g")
                .compile();

        assertThat(workflow.newSubmission().preview().payload().at("/batch/graph/edges")).isEmpty();
    }

    @Test
    void aGeneratorThatFeedsABatchNodeIsNoEdgeOfTheGraph() {
        WorkflowHandle workflow = numbers().node("gen", "integer_generator").node("many", "integer_batch")
                .edge("gen.integers", "many.integers").compile();

        assertThat(workflow.problems()).isEmpty();
        assertThat(Sent.by(workflow).nodeIds()).containsExactly("i", "sum");
        assertThat(Sent.by(workflow).edges()).isEmpty();
    }

    @Test
    void idsMayHoldAnyCharacter() {
        WorkflowBuilder workflow = workflow().node("a/b.c:ü 🐪", "integer").input("value", 1).node("sum", "add")
                .edge("a/b.c:ü 🐪.value", "sum.a");

        assertThat(Sent.by(workflow).edges()).containsExactly("a/b.c:ü 🐪.value > sum.a");
    }

    private static WorkflowBuilder numbers() {
        return workflow().node("i", "integer").input("value", 1).node("sum", "add").input("a", 1).input("b", 2);
    }
}
