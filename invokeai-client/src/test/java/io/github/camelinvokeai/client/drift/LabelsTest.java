package io.github.camelinvokeai.client.drift;

import java.util.List;

import io.github.camelinvokeai.client.schema.Cardinality;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {

    @Test
    void aLabelThatOneFieldHasIsAKeyHoweverOftenTheFormShowsIt() {
        MappedInput input = input("Steps", "n");

        assertThat(new Labels(List.of(input, input("Steps", "n"), input("Seed", "m"))).isKeyOf(input)).isTrue();
    }

    @Test
    void aLabelOfTwoFieldsIsNone() {
        MappedInput input = input("Steps", "n");

        assertThat(new Labels(List.of(input, input("Steps", "m"))).isKeyOf(input)).isFalse();
    }

    @Test
    void digitsAreNone() {
        MappedInput input = input("42", "n");

        assertThat(new Labels(List.of(input)).isKeyOf(input)).isFalse();
    }

    @Test
    void theAddressOfAnotherFieldIsNone() {
        MappedInput input = input("m.value", "n");

        assertThat(new Labels(List.of(input, input("Seed", "m"))).isKeyOf(input)).isFalse();
    }

    private static MappedInput input(String label, String nodeId) {
        return new MappedInput(
                0, label, nodeId, "value", "integer", Cardinality.SINGLE, List.of(), false, true, true, null);
    }
}
