package io.github.camelinvokeai.client.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OneLineTest {

    @Test
    void lineBreaksAndRunsOfBlanksBecomeOneBlank() {
        assertThat(OneLine.of(" a\n b\r\n\tc  d\u2028e ")).isEqualTo("a b c d e");
    }

    @Test
    void whatWouldSteerATerminalIsTakenOut() {
        assertThat(OneLine.of("red \u001b[31malarm\u0007\u009b2J\u202e")).isEqualTo("red [31malarm 2J");
    }

    @Test
    void lettersOfAllScriptsStay() {
        assertThat(OneLine.of("Möwe 灯台 🎨")).isEqualTo("Möwe 灯台 🎨");
    }

    @Test
    void whatIsTooLongIsCutWithDots() {
        assertThat(OneLine.cut("lighthouse", 10)).isEqualTo("lighthouse");
        assertThat(OneLine.cut("lighthouses", 10)).isEqualTo("lightho...");
    }

    @Test
    void aCharacterIsNeverCutInTwo() {
        assertThat(OneLine.cut("🎨🎨🎨🎨🎨", 4)).isEqualTo("🎨...");
    }
}
