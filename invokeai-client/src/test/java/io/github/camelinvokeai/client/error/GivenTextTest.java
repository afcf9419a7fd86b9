package io.github.camelinvokeai.client.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GivenTextTest {

    @ParameterizedTest
    @ValueSource(strings = { "Tiny SD", "猫 & Dogs, 2nd", "/tmp/cat.png", "a-key_of.4" })
    void aShortLineMayBeAName(String text) {
        assertThat(GivenText.name(text)).isEqualTo("'" + text + "'");
    }

    @Test
    void ofALongNameOnlyTheLengthIsTold() {
        assertThat(GivenText.name("x".repeat(60))).contains("xxx");
        assertThat(GivenText.name("x".repeat(61))).isEqualTo("a text of 61 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\ncat", "a\rcat", "a\u2028cat", "a\u0085cat" })
    void ofSeveralLinesOnlyTheLengthIsTold(String text) {
        assertThat(GivenText.name(text)).isEqualTo("a text of 5 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "dpmpp_3m_k", "-7.5e+3", "#ff00aa", "euler" })
    void aPlainWordIsShown(String text) {
        assertThat(GivenText.word(text)).isEqualTo("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a cat", "1girl,sunset,masterpiece", "海边的猫", "(camel:1.2)", "a\n" })
    void ofAWordThatMayBeAPromptOnlyTheLengthIsTold(String text) {
        assertThat(GivenText.word(text)).isEqualTo("a text of " + text.length() + " characters");
        assertThat(GivenText.word("x".repeat(41))).isEqualTo("a text of 41 characters");
    }
}
