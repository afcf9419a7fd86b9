package io.github.camelinvokeai.client.drift;

import java.util.List;

import io.github.camelinvokeai.client.schema.Cardinality;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MatchingTest {

    @Test
    void theSameFieldOfTheSameNodeIsTheSameInputWhateverItsLabelAndType() {
        MappedInput before = input(0, "Steps", "n", "integer");
        MappedInput after = input(5, "Count", "n", "float");

        assertThat(new Matching(List.of(before), List.of(after)).of(before)).contains(after);
    }

    @Test
    void ofAFieldShownTwiceTheOneAtTheSameIndexIsMeant() {
        MappedInput before = input(3, "Steps", "n", "integer");
        MappedInput first = input(1, "Steps", "n", "integer");
        MappedInput second = input(3, "Steps", "n", "integer");

        Matching matching = new Matching(List.of(before), List.of(first, second));

        assertThat(matching.of(before)).contains(second);
        assertThat(matching.unknown()).isEmpty();
    }

    @Test
    void ofAFieldShownTwiceTheFirstIsMeantIfNoneIsAtTheSameIndex() {
        MappedInput before = input(0, "Steps", "n", "integer");
        MappedInput first = input(1, "Steps", "n", "integer");

        assertThat(new Matching(List.of(before), List.of(first, input(3, "Steps", "n", "integer"))).of(before)).contains(first);
    }

    @Test
    void anInputOnAnotherNodeIsTheSameIfLabelAndTypeAre() {
        MappedInput before = input(0, "Steps", "gone", "integer");
        MappedInput after = input(0, "Steps", "new", "integer");

        assertThat(new Matching(List.of(before), List.of(after)).of(before)).contains(after);
        assertMissing(before, input(0, "Count", "new", "integer"));
        assertMissing(before, input(0, "Steps", "new", "float"));
    }

    @Test
    void anInputThatTheMapKnowsUnderItsAddressIsNeverTakenForAnotherOne() {
        MappedInput gone = input(0, "Steps", "gone", "integer");
        MappedInput kept = input(1, "Steps", "kept", "integer");

        assertThat(new Matching(List.of(gone, kept), List.of(kept)).of(gone)).isEmpty();
    }

    @Test
    void whereSeveralWouldFitNoneIsTaken() {
        MappedInput before = input(0, "Steps", "gone", "integer");

        assertMissing(before, input(0, "Steps", "one", "integer"), input(1, "Steps", "two", "integer"));
    }

    @Test
    void whereOneWouldFitSeveralNoneTakesIt() {
        MappedInput one = input(0, "Steps", "gone", "integer");
        MappedInput two = input(1, "Steps", "gone too", "integer");
        Matching matching = new Matching(List.of(one, two), List.of(input(0, "Steps", "new", "integer")));

        assertThat(matching.of(one)).isEmpty();
        assertThat(matching.of(two)).isEmpty();
        assertThat(matching.unknown()).hasSize(1);
    }

    private static void assertMissing(MappedInput before, MappedInput... after) {
        Matching matching = new Matching(List.of(before), List.of(after));

        assertThat(matching.of(before)).isEmpty();
        assertThat(matching.unknown()).containsExactly(after);
    }

    private static MappedInput input(int index, String label, String nodeId, String type) {
        return new MappedInput(
                index, label, nodeId, "value", type, Cardinality.SINGLE, List.of(), false, true, true, null);
    }
}
