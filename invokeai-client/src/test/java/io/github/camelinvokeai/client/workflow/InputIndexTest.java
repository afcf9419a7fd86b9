package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.UnknownInputException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.ROOT;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.object;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputIndexTest {

    private final WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).labelled("Seed")
            .input("width", 64).labelled("42").input("height", 64).labelled("Size=big.or small 🐪")
            .node("m", "noise").input("seed", 1).labelled("seed").input("width", 64).labelled("n.seed")
            .input("height", 64).labelled("twice").node("o", "noise").input("seed", 2).labelled("twice")
            .shown("n.seed", "n.width", "n.height", "m.seed", "m.width", "m.height", "o.seed", "n.seed").compile();

    @Test
    void digitsAreAnIndex() {
        assertThat(address("0")).isEqualTo("n.seed");
        assertThat(address("6")).isEqualTo("o.seed");
        assertThat(address("007")).isEqualTo("n.seed");
        assertThat(workflow.input(1).address()).isEqualTo("n.width");
    }

    @Test
    void digitsAreNeverALabel() {
        assertThatThrownBy(() -> workflow.input("42")).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("has no input 42; indices start at 0").hasMessageContaining("42 (1, n.width)");
        assertThat(address("n.width")).isEqualTo("n.width");
    }

    @ParameterizedTest
    @ValueSource(strings = { "8", "99", "2147483648", "99999999999999999999" })
    void anIndexBeyondTheLastIsUnknownHoweverLong(String index) {
        assertThatThrownBy(() -> workflow.input(index)).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("has no input " + index);
    }

    @Test
    void theKeyToPublishIsTheLabelWhereThatMeansTheFieldAlone() {
        assertThat(workflow.inputs()).map(workflow::keyOf).containsExactly(
                "Seed", "n.width", "Size=big.or small 🐪", "seed", "m.width", "m.height", "o.seed", "Seed");
        assertThat(workflow.inputs()).allSatisfy(
                input -> assertThat(address(workflow.keyOf(input))).isEqualTo(input.address()));
    }

    @Test
    void theKeyToPublishIsTheIndexWhereTheDotsOfIdsMakeOneAddressOfTwoFields() {
        WorkflowHandle dotted = workflow().node("a.b", "unknown").input("c", 1).labelled("same")
                .node("a", "unknown").input("b.c", 2).labelled("same")
                .element(ROOT, "one", "node-field", field("a.b", "c")).element(ROOT, "two", "node-field", field("a", "b.c"))
                .compile();

        assertThat(dotted.inputs()).map(dotted::keyOf).containsExactly("0", "1");
    }

    private static ObjectNode field(String nodeId, String fieldName) {
        ObjectNode data = object();
        data.putObject("fieldIdentifier").put("nodeId", nodeId).put("fieldName", fieldName);
        return data;
    }

    @Test
    void anIndexOutsideIsUnknown() {
        assertThatThrownBy(() -> workflow.input(-1)).isInstanceOf(UnknownInputException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> workflow.input(8)).isInstanceOf(UnknownInputException.class)
                .asInstanceOf(InstanceOfAssertFactories.type(UnknownInputException.class))
                .satisfies(error -> assertThat(error.input()).isEqualTo("8"))
                .satisfies(error -> assertThat(error.candidates()).hasSize(8).contains("Seed (0, n.seed)"));
    }

    @Test
    void theAddressGoesBeforeALabelThatReadsTheSame() {
        assertThat(address("n.seed")).isEqualTo("n.seed");
        assertThat(address("m.width")).isEqualTo("m.width");
    }

    @Test
    void aLabelIsCaseSensitive() {
        assertThat(address("Seed")).isEqualTo("n.seed");
        assertThat(address("seed")).isEqualTo("m.seed");
        assertThatThrownBy(() -> workflow.input("SEED")).isInstanceOf(UnknownInputException.class);
    }

    @Test
    void aLabelMayHoldAnyCharacter() {
        assertThat(address("Size=big.or small 🐪")).isEqualTo("n.height");
    }

    @Test
    void aLabelOfOneFieldShownTwiceIsUnique() {
        assertThat(workflow.input("Seed").index()).isZero();
    }

    @Test
    void aLabelOfTwoFieldsIsAnErrorThatListsThem() {
        assertThatThrownBy(() -> workflow.input("twice")).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("belongs to several inputs")
                .asInstanceOf(InstanceOfAssertFactories.type(UnknownInputException.class))
                .satisfies(error -> assertThat(error.candidates()).containsExactly("twice (5, m.height)", "twice (6, o.seed)"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "Seed ", "n", "n.", ".seed", "N.seed", "-1", "1.0", "٣" })
    void anythingElseIsAnErrorThatListsWhatThereIs(String key) {
        assertThatThrownBy(() -> workflow.input(key)).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("has no input '" + key + "'; it has: Seed (0, n.seed), ");
    }

    @Test
    void aWorkflowWithoutInputsSaysSo() {
        assertThatThrownBy(() -> workflow().node("n", "noise").compile().input("Seed"))
                .isInstanceOf(UnknownInputException.class).hasMessage("The workflow has no input 'Seed'; it exposes none");
    }

    @Test
    void idsWithDotsThatMakeOneAddressOfTwoFieldsAreAnErrorThatListsThem() {
        WorkflowHandle dotted = workflow().node("a", "unknown").input("b.c", 1).node("a.b", "unknown").input("c", 2)
                .shownIn(ROOT, "a", "b.c").shownIn(ROOT, "a.b", "c").compile();

        assertThatThrownBy(() -> dotted.input("a.b.c")).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("belongs to several inputs").hasMessageContaining("(0, a.b.c)")
                .hasMessageContaining("(1, a.b.c)");
        assertThat(dotted.input("1").fieldName()).isEqualTo("c");
    }

    private String address(String key) {
        return workflow.input(key).address();
    }
}
