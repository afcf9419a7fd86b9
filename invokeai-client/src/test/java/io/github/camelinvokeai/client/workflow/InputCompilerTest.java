package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.field.AnyField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.schema.FieldKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputCompilerTest {

    @Test
    void anInputKnowsItsNodeItsFieldAndItsValue() {
        WorkflowInput input = workflow().node("n", "noise").named("Randomness").input("seed", 4294967295L).labelled("Start")
                .shown("n.seed").compile().input(0);

        assertThat(input.index()).isZero();
        assertThat(input.label()).isEqualTo("Start");
        assertThat(input.nodeId()).isEqualTo("n");
        assertThat(input.nodeLabel()).isEqualTo("Randomness");
        assertThat(input.nodeType()).isEqualTo("noise");
        assertThat(input.fieldName()).isEqualTo("seed");
        assertThat(input.address()).isEqualTo("n.seed");
        assertThat(input.required()).isFalse();
        assertThat(input.connected()).isFalse();
        assertThat(input.value()).isEqualTo(json("4294967295"));
        assertThat(input.field().kind()).isEqualTo(FieldKind.INTEGER);
        assertThat(input.placements()).containsExactly(0);
        assertThat(input).hasToString("WorkflowInput[Start (0, n.seed), INTEGER]");
    }

    @ParameterizedTest
    @CsvSource({ "'Start', Start", "' Start ', ' Start '", "'', Seed", "'  ', Seed" })
    void aFieldWithoutALabelOfItsOwnBearsTheTitleOfTheSchema(String stored, String label) {
        assertThat(workflow().node("n", "noise").input("seed", 1).labelled(stored).shown("n.seed").compile().input(0).label())
                .isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "{}", "[]" })
    void aLabelThatIsNoTextIsNone(String label) {
        WorkflowBuilder workflow = workflow().node("n", "noise").with("label", json(label)).input("seed", 1).shown("n.seed");
        workflow.tree().withObject("/nodes/0/data/inputs/seed").set("label", json(label));

        WorkflowInput input = workflow.compile().input(0);

        assertThat(input.label()).isEqualTo("Seed");
        assertThat(input.nodeLabel()).isEqualTo("Create Latent Noise");
    }

    @Test
    void aFieldThatNobodyKnowsBearsItsName() {
        WorkflowInput input = workflow().node("x", "from_another_pack").input("strange_knob", 1).shown("x.strange_knob")
                .compile().input(0);

        assertThat(input.label()).isEqualTo("strange_knob");
        assertThat(input.nodeLabel()).isEqualTo("from_another_pack");
        assertThat(input.field()).isInstanceOf(AnyField.class);
        assertThat(input.required()).isFalse();
    }

    @Test
    void theFormNarrowsARange() {
        WorkflowInput input = workflow().node("n", "noise").input("seed", 1).shown("n.seed")
                .settings("n.seed", "{'min':5,'max':9}").compile().input(0);

        assertThat(((NumberField) input.field()).range().describe()).isEqualTo(">= 5, <= 9");
    }

    @Test
    void aMissingValueAndNullAreNoValue() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", null).input("width").shown("n.seed", "n.width")
                .compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::value).containsExactly(null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "''", "false", "[]", "{}" })
    void aFalsyValueIsAValue(String value) {
        assertThat(workflow().node("x", "unknown").input("f", json(value)).shown("x.f").compile().input(0).value())
                .isEqualTo(json(value));
    }

    @Test
    void aFieldThatTheServerNeedsIsRequired() {
        WorkflowHandle workflow = workflow().node("b", "img_blur").input("image").input("radius", 8)
                .shown("b.image", "b.radius").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::required).containsExactly(true, false);
    }

    @Test
    void aFieldThatAnEdgeFeedsIsConnected() {
        WorkflowHandle workflow = workflow().node("i", "integer").input("value", 1).node("n", "noise").input("seed", 2)
                .edge("i.value", "n.seed").shown("n.seed", "i.value").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::connected).containsExactly(true, false);
    }

    @Test
    void aFieldPlacedTwiceHasTwoIndicesAndIsOneField() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).input("width", 64)
                .shown("n.seed", "n.width", "n.seed").settings("n.seed#2", "{'min':5}").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::index).containsExactly(0, 1, 2);
        assertThat(workflow.inputs()).extracting(WorkflowInput::placements)
                .containsExactly(List.of(0, 2), List.of(1), List.of(0, 2));
    }

    @Test
    void eachPlaceOfAFieldHasSettingsOfItsOwn() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).shown("n.seed", "n.seed")
                .settings("n.seed#2", "{'min':5}").compile();

        assertThat(((NumberField) workflow.input(0).field()).range().minimum()).isEqualByComparingTo("0");
        assertThat(((NumberField) workflow.input(1).field()).range().minimum()).isEqualByComparingTo("5");
    }

    @Test
    void theOlderListShowsNoFieldThatTheTypeDoesNotHave() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).input("gone", 2).exposed("n", "gone")
                .exposed("n", "seed").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::address).containsExactly("n.seed");
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).contains("exposedFields[0]");
    }

    @ParameterizedTest
    @CsvSource({
            "gone.seed, there is no node gone", "n.gone, node n (noise) has no field gone",
            "words.text, node words is no node that runs", "c.in, node c is no node that runs" })
    void aPlaceThatLeadsNowhereTakesNoIndexAndIsReported(String address, String reason) {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).node("words", "notes").as("notes")
                .input("text", "x").connector("c").shown(address, "n.seed").compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::address).containsExactly("n.seed");
        assertThat(workflow.input("0").address()).isEqualTo("n.seed");
        assertThat(workflow.warnings()).singleElement().hasToString(
                "form.elements." + address + ": " + reason + "; it is left out and takes no index");
    }

    @Test
    void aPlaceOfTheOlderListThatLeadsNowhereIsReportedWithItsPosition() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).exposed("n", "seed").exposed("n", "gone")
                .compile();

        assertThat(workflow.inputs()).hasSize(1);
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("exposedFields[1]");
    }

    @Test
    void aPlaceThatLeadsToTwoNodesIsAnErrorThatNamesBoth() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1).node("n", "noise").input("seed", 2)
                .shown("n.seed");

        assertThatThrownBy(workflow::compile).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("nodes[0]").hasMessageContaining("nodes[1]").hasMessageContaining("id n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "plain", "1f6e-4a", "with space", "with.dot", "it's", "back\\slash", "quote\"d", "a:b::c", "größe-猫-🐪", "$", "@",
            "*", "..", "?(@)", "['x']", "a,b", "a]", "\\'", "tab\there" })
    void theJsonPathOfAnInputLeadsToExactlyItsValue(String odd) {
        WorkflowHandle workflow = workflow().node("decoy", "unknown").input(odd, "wrong").node(odd, "unknown")
                .input("decoy", "wrong").input(odd, "right").shownIn(WorkflowBuilder.ROOT, odd, odd).compile();

        JsonNode found = JsonPath.using(Configuration.builder().jsonProvider(new JacksonJsonNodeJsonProvider()).build())
                .parse(workflow.definition().raw()).read(workflow.input(0).jsonPath());

        assertThat(found).isEqualTo(json("['right']"));
    }

    @Test
    void theClassOfAFieldDoesNotDependOnTheStoredValue() {
        Field ofNumber = seed(json("7"));

        assertThat(List.of("null", "'text'", "7.5", "-1", "true", "[]", "{'key':'x'}")).allSatisfy(
                value -> assertThat(seed(json(value))).isEqualTo(ofNumber));
        assertThat(seed(null)).isEqualTo(ofNumber);
    }

    private static Field seed(JsonNode value) {
        WorkflowBuilder workflow = workflow().node("n", "noise");
        return (value == null ? workflow.input("seed") : workflow.input("seed", value)).shown("n.seed").compile().input(0)
                .field();
    }

    @Test
    void theClassOfAFieldStaysWhateverIsSet() {
        WorkflowHandle workflow = workflow().node("x", "unknown").input("f", 1).node("n", "noise").input("seed", 1)
                .shown("x.f", "n.seed").compile();
        List<Field> discovered = workflow.inputs().stream().map(WorkflowInput::field).toList();

        workflow.newSubmission().set(0, "text").set(0, List.of(1)).set(1, 9).set(0, null);

        assertThat(workflow.inputs()).extracting(WorkflowInput::field).isEqualTo(discovered);
    }
}
