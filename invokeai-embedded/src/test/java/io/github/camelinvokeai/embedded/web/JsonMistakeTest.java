package io.github.camelinvokeai.embedded.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The words and places are those of a real server for the same bodies. */
class JsonMistakeTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{\"batch\":        | 9 | Expecting value",
            "{\"image_names\":} | 15 | Expecting value",
            "nonsense           | 0 | Expecting value",
            "[1,]               | 3 | Expecting value",
            "{\"a\":1} x        | 8 | Extra data",
            "{a:1}              | 1 | Expecting property name enclosed in double quotes",
            "{\"a\":1,}         | 7 | Expecting property name enclosed in double quotes",
            "\"abc              | 0 | Unterminated string starting at",
            "{\"a\" 1}          | 5 | Expecting ':' delimiter",
            "[1 2]              | 3 | Expecting ',' delimiter" })
    void theFirstMistakeIsNamedWithItsPlace(String text, int position, String message) {
        assertThat(JsonMistake.in(text, -1)).isEqualTo(new JsonMistake(message, position));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|',
               value = { "\"\\x\" | Invalid \\escape", "\"\\u12\" | Invalid \\uXXXX escape" })
    void badEscapesAreMistakesToo(String text, String message) {
        assertThat(JsonMistake.in(text, -1).message()).isEqualTo(message);
    }
}
