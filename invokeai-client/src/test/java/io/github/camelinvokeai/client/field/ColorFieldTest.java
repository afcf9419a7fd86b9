package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ColorFieldTest {

    private static final Field COLOR = new ColorField();

    @ParameterizedTest
    @CsvSource(delimiter = '|',
               value = {
                       "#ff8000|255,128,0,255", "FF800040|255,128,0,64", "1, 2,3|1,2,3,255", "1,2,3,4|1,2,3,4",
                       "{\"r\":1,\"g\":2,\"b\":3}|1,2,3,255", "{\"a\":0,\"b\":3.0,\"g\":2,\"r\":1,\"x\":9}|1,2,3,0" })
    void aColourIsReadFromText(String text, String channels) {
        String[] c = channels.split(",", -1);
        assertThatJsonOf(text, c[0], c[1], c[2], c[3]);
    }

    private static void assertThatJsonOf(Object value, String r, String g, String b, String a) {
        assertThat(json(COLOR, value)).contains("\"r\":" + r + "", "\"g\":" + g, "\"b\":" + b, "\"a\":" + a)
                .doesNotContain("x").doesNotContain(".");
    }

    @Test
    void aColourIsReadFromAMap() {
        assertThatJsonOf(Map.of("r", 10, "g", 20L, "b", 30.0, "a", 40), "10", "20", "30", "40");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "red", "#fff", "256,0,0", "1,2", "1,2,3,4,5", "{\"r\":1,\"g\":2}", "{\"r\":300,\"g\":2,\"b\":3}",
            "{\"r\":1.5,\"g\":2,\"b\":3}", "{\"r\":\"1\",\"g\":2,\"b\":3}", "[1,2,3]", "#\u0661\u0661\u0661\u0661\u0661\u0661",
            "" })
    void whatIsNoColourIsRefused(String text) {
        assertThatThrownBy(() -> COLOR.convert("Background", text)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Background").hasMessageContaining("#rrggbb");
    }

    @Test
    void neitherNumbersNorListsAreColours() {
        assertThatThrownBy(() -> COLOR.convert("Background", 7)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> COLOR.convert("Background", List.of(1, 2, 3))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> COLOR.convert("Background", Map.of("r", "a secret wish", "g", 1, "b", 1)))
                .hasMessageNotContaining("secret");
    }
}
