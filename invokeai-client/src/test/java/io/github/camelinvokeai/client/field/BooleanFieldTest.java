package io.github.camelinvokeai.client.field;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BooleanFieldTest {

    private static final Field FLAG = new BooleanField();

    @Test
    void trueAndFalseAreTakenFromBooleansAndTexts() {
        assertThat(json(FLAG, true)).isEqualTo("true");
        assertThat(json(FLAG, false)).isEqualTo("false");
        assertThat(json(FLAG, BooleanNode.TRUE)).isEqualTo("true");
        assertThat(json(FLAG, " TRUE ")).isEqualTo("true");
        assertThat(json(FLAG, "False")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = { "yes", "1", "", "truth" })
    void otherWordsAreRefused(String text) {
        assertThatThrownBy(() -> FLAG.convert("Tiled", text)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Tiled' takes true or false, not '" + text + "'");
    }

    @Test
    void numbersAreRefused() {
        assertThatThrownBy(() -> FLAG.convert("Tiled", 1)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Tiled' takes true or false, not a Integer");
    }
}
