package io.github.camelinvokeai.client.workflow;

import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which nodes the graph has, and which fields. */
class GraphCompilerTest {

    @Test
    void aNodeHasItsTypeItsIdItsValuesAndTwoFlags() {
        assertThat(Sent.by(workflow().node("sum", "add").input("a", 1).input("b", 2)).nodes()).isEqualTo(json(
                "{'sum':{'type':'add','id':'sum','a':1,'b':2,'use_cache':true,'is_intermediate':true}}"));
    }

    @Test
    void nodesKeepTheOrderOfTheFile() {
        assertThat(Sent.by(workflow().node("z", "add").node("a", "add").node("m", "add")).nodeIds())
                .containsExactly("z", "a", "m");
    }

    @Test
    void theFlagsComeFromTheFile() {
        Sent sent = Sent.by(workflow().node("sum", "add").with("useCache", false).with("isIntermediate", false));

        assertThat(sent.node("sum").path("use_cache").booleanValue()).isFalse();
        assertThat(sent.node("sum").path("is_intermediate").booleanValue()).isFalse();
    }

    @Test
    void withoutFlagsTheCacheIsAsTheTypeSaysAndTheResultIsKept() {
        Sent sent = Sent.by(workflow().node("sum", "add").with("useCache", null).with("isIntermediate", null)
                .node("dice", "rand_int").with("useCache", null).node("x", "unknown").with("useCache", null));

        assertThat(sent.node("sum").path("use_cache").booleanValue()).isTrue();
        assertThat(sent.node("sum").path("is_intermediate").booleanValue()).isFalse();
        assertThat(sent.node("dice").path("use_cache").booleanValue()).isFalse();
        assertThat(sent.node("x").path("use_cache").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "notes", "current_image", "connector", "default", "" })
    void whatIsNoInvocationIsNotInTheGraph(String outerType) {
        assertThat(Sent.by(workflow().node("sum", "add").node("other", "add").as(outerType)).nodeIds()).containsExactly("sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "image_batch", "string_batch", "integer_batch", "float_batch", "image_generator", "string_generator",
            "integer_generator", "float_generator" })
    void nodesThatOnlySupplyValuesAreNotInTheGraph(String type) {
        assertThat(Sent.by(workflow().node("sum", "add").node("other", type)).nodeIds()).containsExactly("sum");
    }

    @Test
    void noDefaultsAreAdded() {
        assertThat(Sent.by(workflow().node("n", "noise").input("width").node("b", "blank_image")).inputs("n")).isEmpty();
        assertThat(Sent.by(workflow().node("b", "blank_image")).inputs("b")).isEmpty();
    }

    @Test
    void aFieldThatTheTypeDoesNotHaveIsLeftOutAndReported() {
        WorkflowHandle workflow = workflow().node("sum", "add").input("a", 1).input("c", 3).compile();

        assertThat(Sent.by(workflow).inputs("sum")).containsExactly("a");
        assertThat(workflow.warnings()).singleElement()
                .hasToString("nodes[0] (sum): node type 'add' has no field 'c'; its value is left out");
    }

    @Test
    void aFieldThatTheTypeDoesNotHaveIsNotSentEvenIfTheFormShowsIt() {
        WorkflowHandle workflow = workflow().node("sum", "add").input("a", 1).input("c", 3).shown("sum.c").compile();

        assertThat(Sent.by(workflow).inputs("sum")).containsExactly("a");
        assertThatThrownBy(() -> workflow.newSubmission().set("c", 4)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no field of the graph");
    }

    @Test
    void aStoredValueOfAConnectionOnlyFieldIsNotSent() {
        Sent sent = Sent.previewed(workflow().node("d", "denoise_latents").input("unet", json("{'unet':{}}"))
                .input("latents", "stale").input("noise", 7).input("steps", 3).node("c", "compel").input("clip", "stale")
                .node("all", "collect").input("collection", "stale"));

        assertThat(sent.inputs("d")).containsExactly("steps");
        assertThat(sent.inputs("c")).isEmpty();
        assertThat(sent.inputs("all")).isEmpty();
    }

    @Test
    void aStoredValueOfAConnectionOnlyFieldThatTakesAnythingIsSentAsTheUiDoes() {
        Sent sent = Sent.by(workflow().node("choice", "if").input("true_input", "yes").input("false_input", json("{'deep':1}"))
                .node("item", "metadata_item").input("label", "a").input("value", 7)
                .node("each", "iterate").input("collection", json("[1,2]")));

        assertThat(sent.inputs("choice")).containsExactly("true_input");
        assertThat(sent.node("choice").path("true_input")).isEqualTo(json("'yes'"));
        assertThat(sent.node("item").path("value")).isEqualTo(json("7"));
        assertThat(sent.node("each").path("collection")).isEqualTo(json("[1,2]"));
    }

    @Test
    void aConnectionOnlyFieldThatTakesAnythingCanStillNotBeSet() {
        WorkflowHandle workflow = workflow().node("all", "collect").input("item", "a").shown("all.item").compile();

        assertThatThrownBy(() -> workflow.newSubmission().set(0, "b")).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("takes an edge only");
    }

    @Test
    void aNodeThatNobodyKnowsIsPassedOnAsItStandsAndReported() {
        WorkflowHandle workflow
                = workflow().node("sum", "add").node("x", "from_another_pack").input("any", json("{'deep':[1]}"))
                        .input("zero", 0).input("none", null).input("absent").compile();

        Sent sent = Sent.by(workflow);

        assertThat(sent.inputs("x")).containsExactly("any", "zero");
        assertThat(sent.node("x").path("any")).isEqualTo(json("{'deep':[1]}"));
        assertThat(workflow.problems()).isEmpty();
        assertThat(workflow.warnings()).singleElement().hasToString(
                "nodes[1] (x): node type 'from_another_pack' is not among the node facts of shipped with this client; its"
                                                                    + " values are passed on as they stand");
    }

    @ParameterizedTest
    @ValueSource(strings = { "id", "type", "use_cache", "is_intermediate" })
    void aFieldNeverTakesThePlaceOfWhatEveryNodeHas(String name) {
        WorkflowHandle workflow = workflow().node("x", "unknown").input(name, "stolen").input("f", 1).node("m", "core_metadata")
                .input(name, "stolen").compile();

        assertThat(Sent.by(workflow).node("x")).isEqualTo(
                json("{'type':'unknown','id':'x','f':1,'use_cache':true,'is_intermediate':true}"));
        assertThat(Sent.by(workflow).node("m")).isEqualTo(
                json("{'type':'core_metadata','id':'m','use_cache':true,'is_intermediate':true}"));
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place)
                .containsExactly("nodes[0] (x)", "nodes[0] (x)", "nodes[1] (m)");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "'x'", "[]", "[{'name':'a','value':1}]" })
    void inputsThatAreNoObjectAreNone(String inputs) {
        Sent sent = Sent.by(workflow().node("sum", "add").with("inputs", json(inputs)));

        assertThat(sent.inputs("sum")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "'x'", "[1]" })
    void aFieldThatIsNoObjectHasNoValue(String field) {
        Sent sent = Sent.by(workflow().node("sum", "add").with("inputs", Map.of("a", json(field))));

        assertThat(sent.inputs("sum")).isEmpty();
    }

    @Test
    void aNodeNeedsNoData() {
        WorkflowBuilder workflow = workflow().node("sum", "add").node("x", "unknown");
        workflow.tree().withObject("/nodes/1").putNull("data");

        assertThat(workflow.compile().problems()).containsExactly("nodes[1] (x) does not say of which type it is");
    }

    @Test
    void anEmptyRequiredFieldIsMissing() {
        WorkflowHandle workflow = workflow().node("blur", "img_blur").input("image").node("other", "img_blur").named("Softer")
                .node("d", "denoise_latents").node("fed", "img_blur").input("image").node("b", "blank_image")
                .edge("b.image", "fed.image").compile();

        assertThat(workflow.newSubmission().preview().warnings()).containsExactly(
                "Blur Image: Image (blur.image) is required and has no value",
                "Softer: Image (other.image) is required and has no value",
                "Denoise - SD1.5, SDXL: Positive Conditioning (d.positive_conditioning) is required and has no value",
                "Denoise - SD1.5, SDXL: Negative Conditioning (d.negative_conditioning) is required and has no value",
                "Denoise - SD1.5, SDXL: UNet (d.unet) is required and has no value");
    }
}
