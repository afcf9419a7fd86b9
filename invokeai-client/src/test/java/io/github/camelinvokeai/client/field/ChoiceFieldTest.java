package io.github.camelinvokeai.client.field;

import java.util.List;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChoiceFieldTest {

    private static final Field SCHEDULER = new ChoiceField(
            FieldKind.SCHEDULER, List.of(choice("euler", "Euler"), choice("heun", "Heun (2nd order)"), choice("lcm", "LCM")));
    private static final Field LENGTH = new ChoiceField(
            FieldKind.ENUM, List.of(new Choice(IntNode.valueOf(256), "256"), new Choice(IntNode.valueOf(512), "512")));

    private enum Word {
        euler
    }

    private static Choice choice(String value, String label) {
        return new Choice(TextNode.valueOf(value), label);
    }

    @Test
    void aChoiceIsMadeByValueByLabelOrByEnumConstant() {
        assertThat(json(SCHEDULER, "heun")).isEqualTo("\"heun\"");
        assertThat(json(SCHEDULER, "Heun (2nd order)")).isEqualTo("\"heun\"");
        assertThat(json(SCHEDULER, TextNode.valueOf("LCM"))).isEqualTo("\"lcm\"");
        assertThat(json(SCHEDULER, Word.euler)).isEqualTo("\"euler\"");
    }

    @Test
    void aValueGoesBeforeALabel() {
        Field swapped = new ChoiceField(FieldKind.ENUM, List.of(choice("a", "b"), choice("b", "a")));

        assertThat(json(swapped, "a")).isEqualTo("\"a\"");
    }

    @Test
    void aLabelOfTwoValuesIsNoChoice() {
        Field same = new ChoiceField(FieldKind.ENUM, List.of(choice("a", "same"), choice("b", "same")));

        assertThatThrownBy(() -> same.convert("Mode", "same")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void numbersAreSentAsNumbers() throws Exception {
        assertThat(json(LENGTH, "512")).isEqualTo("512");
        assertThat(json(LENGTH, 256)).isEqualTo("256");
        assertThat(json(LENGTH, 256.0)).isEqualTo("256");
        assertThat(json(LENGTH, Json.mapper().readTree("512.0"))).isEqualTo("512");
        assertThatThrownBy(() -> LENGTH.convert("Length", 300)).hasMessage(
                "Input 'Length' has no choice 300; it takes one of 256, 512");
        assertThatThrownBy(() -> LENGTH.convert("Length", Double.NaN)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aWrongChoiceIsToldWhatThereIs() {
        assertThatThrownBy(() -> SCHEDULER.convert("Scheduler", "Heun"))
                .isInstanceOfSatisfying(InvalidValueException.class, e -> {
                    assertThat(e.candidates()).containsExactly("euler", "heun", "lcm");
                    assertThat(e).hasMessage("Input 'Scheduler' has no choice 'Heun'; it takes one of euler, heun, lcm");
                });
        assertThatThrownBy(() -> SCHEDULER.convert("Scheduler", "a cat on a mat")).hasMessageNotContaining("cat");
        assertThatThrownBy(() -> SCHEDULER.convert("Scheduler", true)).hasMessageContaining("one of its choices");
    }

    @Test
    void aListThatTheServerDoesNotDeclareTakesAnyText() {
        assertThat(json(new ChoiceField(FieldKind.ENUM, List.of()), "anything")).isEqualTo("\"anything\"");
    }
}
