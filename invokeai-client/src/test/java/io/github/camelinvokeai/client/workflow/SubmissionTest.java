package io.github.camelinvokeai.client.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubmissionTest {

    private final WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).labelled("Seed").input("width", 64)
            .labelled("Width").shown("n.seed", "n.width", "n.seed").compile();
    private final Submission submission = workflow.newSubmission();

    @Test
    void isThatOfTheEditorUnlessToldOtherwise() {
        assertThat(submission.workflow()).isSameAs(workflow);
        assertThat(submission.queueId()).isEqualTo("default");
        assertThat(submission.origin()).isEqualTo("workflows");
        assertThat(submission.destination()).isEqualTo("gallery");
        assertThat(submission.runs()).isEqualTo(1);
        assertThat(submission.prepend()).isFalse();
        assertThat(UUID.fromString(submission.batchId())).isNotNull();
        assertThat(submission.batchId()).isNotEqualTo(workflow.newSubmission().batchId());
    }

    @Test
    void takesValuesByIndexAddressAndLabel() {
        submission.set(0, 5).set("1", 128);
        assertThat(seedAndWidth(submission)).containsExactly("5", "128");
        assertThat(seedAndWidth(workflow.newSubmission().set("n.seed", 6).set("n.width", 72))).containsExactly("6", "72");
        assertThat(seedAndWidth(workflow.newSubmission().set("Seed", 7).set("Width", 80))).containsExactly("7", "80");
    }

    @Test
    void takesManyValuesInTheirOrder() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Seed", "8");
        values.put("Width", null);

        assertThat(seedAndWidth(submission.setAll(values))).containsExactly("8", "");
    }

    @Test
    void theLastValueOfAnInputCounts() {
        assertThat(seedAndWidth(submission.set("Seed", 5).set("Seed", 6))).containsExactly("6", "64");
        assertThat(seedAndWidth(submission.set("Width", null).set("Width", 8))).containsExactly("6", "8");
    }

    @Test
    void nullIsNoValueHoweverItIsWritten() {
        for (Object none : new Object[] { null, NullNode.getInstance(), MissingNode.getInstance() }) {
            assertThat(seedAndWidth(workflow.newSubmission().set("Seed", none))).containsExactly("", "64");
        }
    }

    @Test
    void aSeedGoesBeyond31Bits() {
        assertThat(seedAndWidth(submission.set("Seed", 4294967295L))).containsExactly("4294967295", "64");
    }

    private static List<String> seedAndWidth(Submission submission) {
        return List.of(Sent.by(submission).node("n").path("seed").asText(),
                Sent.by(submission).node("n").path("width").asText());
    }

    @Test
    void aWrongValueIsAnErrorThatNamesTheInputAndChangesNothing() {
        submission.set("Width", 128);

        assertThatThrownBy(() -> submission.set("Width", 100)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Width (1, n.width)' is 100, but must be > 0, multiple of 8");
        assertThat(seedAndWidth(submission)).containsExactly("1", "128");
    }

    @Test
    void anUnknownInputIsAnError() {
        assertThatThrownBy(() -> submission.set("Steps", 1)).isInstanceOf(UnknownInputException.class);
        assertThatThrownBy(() -> submission.set(3, 1)).isInstanceOf(UnknownInputException.class);
    }

    @Test
    void aFieldShownTwiceIsOneValue() {
        assertThat(seedAndWidth(submission.set(2, 9))).containsExactly("9", "64");
        assertThat(seedAndWidth(submission.set(0, "9"))).containsExactly("9", "64");
    }

    @Test
    void twoDifferentValuesForAFieldShownTwiceAreAnError() {
        submission.set(0, 5);

        assertThatThrownBy(() -> submission.set(2, 6)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Inputs 0 and 2 are the same field (n.seed) and were given different values")
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidValueException.class))
                .satisfies(error -> assertThat(error.input()).isEqualTo("2"));
        assertThatThrownBy(() -> submission.set(2, null)).isInstanceOf(InvalidValueException.class);
        assertThat(seedAndWidth(submission)).containsExactly("5", "64");
    }

    @Test
    void anInputThatAnEdgeFeedsTakesNoValue() {
        Submission fed = workflow().node("i", "integer").node("n", "noise").input("seed", 1).edge("i.value", "n.seed")
                .shown("n.seed").compile().newSubmission();

        assertThatThrownBy(() -> fed.set("Seed", 5)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Seed (0, n.seed)' is fed by an edge, so it takes no value");
        assertThatThrownBy(() -> fed.set(0, null)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void anInputThatOnlyAnEdgeCanFeedTakesNoValue() {
        Submission latents = workflow().node("d", "denoise_latents").input("latents").shown("d.latents").compile()
                .newSubmission();

        assertThatThrownBy(() -> latents.set(0, "x")).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Latents (0, d.latents)' takes an edge only, never a value");
    }

    @ParameterizedTest
    @CsvSource({ "string_batch, strings", "string_generator, generator", "call_saved_workflow, workflow_inputs" })
    void anInputThatNothingSendsTakesNoValue(String type, String field) {
        Submission lost = workflow().node("sum", "add").node("x", type).input(field).labelled("Lost").shown("x." + field)
                .compile().newSubmission();

        assertThatThrownBy(() -> lost.set("Lost", List.of("a"))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Input 'Lost (0, x." + field + ")' takes no value");
    }

    @Test
    void aFieldOfANodeThatNobodyKnowsTakesAnything() {
        WorkflowHandle unknown = workflow().node("x", "unknown").input("f").shown("x.f").compile();

        for (String value : List.of("7", "4294967296", "1.50", "true", "[1,[2]]", "{'a':{'b':null}}", "'text'")) {
            assertThat(Sent.by(unknown.newSubmission().set(0, json(value))).node("x").path("f")).isEqualTo(json(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "A-Z.a_z.0-9", "...", ".a", "..a" })
    void aBatchIdIsOfCharactersThatAUrlTakes(String id) {
        assertThat(submission.batchId(id).queueId(id).batchId()).isEqualTo(id);
        assertThat(submission.queueId()).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", " ", "a b", "a/b", "a%2Fb", "ä", "a\n", "🐪", ".", ".." })
    void anyOtherBatchIdIsAnErrorThatNamesTheOption(String id) {
        assertThatThrownBy(() -> submission.batchId(id)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("batchId must be 1 to 200 of the characters");
        assertThatThrownBy(() -> submission.queueId(id)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("queueId must be");
    }

    @Test
    void aBatchIdIsOf200CharactersAtMost() {
        assertThat(submission.batchId("a".repeat(200)).batchId()).hasSize(200);
        assertThatThrownBy(() -> submission.batchId("a".repeat(201))).isInstanceOf(InvalidOptionException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, Integer.MIN_VALUE })
    void itRunsAtLeastOnce(int runs) {
        assertThatThrownBy(() -> submission.runs(runs)).isInstanceOf(InvalidOptionException.class)
                .hasMessage("runs must be at least 1, not " + runs);
    }
}
