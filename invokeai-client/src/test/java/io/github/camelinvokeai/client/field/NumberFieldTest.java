package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class NumberFieldTest {

    private static final NumberRange SEEDS = new NumberRange(BigDecimal.ZERO, null, new BigDecimal("4294967295"), null, null);
    private static final NumberRange SIZES = new NumberRange(null, BigDecimal.ZERO, null, null, BigDecimal.valueOf(8));
    private static final Field INTEGER = new NumberField(FieldKind.INTEGER, NumberRange.UNLIMITED);
    private static final Field FLOAT = new NumberField(FieldKind.FLOAT, NumberRange.UNLIMITED);

    @ParameterizedTest
    @CsvSource({ "4294967295, 4294967295", "' 7 ', 7", "7.0, 7", "1e3, 1000", "-9223372036854775808, -9223372036854775808" })
    void anIntegerIsReadFromText(String text, String json) {
        assertThat(json(INTEGER, text)).isEqualTo(json);
    }

    @Test
    void anIntegerIsReadFromAnyJavaNumber() throws Exception {
        assertThat(json(INTEGER, 42)).isEqualTo("42");
        assertThat(json(INTEGER, 4294967295L)).isEqualTo("4294967295");
        assertThat(json(INTEGER, (short) 3)).isEqualTo("3");
        assertThat(json(INTEGER, 3.0f)).isEqualTo("3");
        assertThat(json(INTEGER, BigInteger.TEN)).isEqualTo("10");
        assertThat(json(INTEGER, new AtomicLong(5))).isEqualTo("5");
        assertThat(json(INTEGER, Json.mapper().readTree("4294967295"))).isEqualTo("4294967295");
        assertThat(json(INTEGER, Json.mapper().readTree("\"12\""))).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "7.5", "9223372036854775808", "1e30", "1e-3", "NaN", "Infinity", "seven", "", " ", "0x10", "1_000" })
    void aTextThatIsNoWholeNumberOf64BitsIsRefused(String text) {
        assertThatThrownBy(() -> INTEGER.convert("Steps (3, n.steps)", text)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Steps (3, n.steps)").hasMessageContaining("a whole number");
    }

    @ParameterizedTest
    @CsvSource({ "7.0, 7.0", "0.10, 0.10", "1e-3, 0.001", "7, 7", "0.1234567890123456789, 0.1234567890123456789" })
    void aDecimalKeepsItsDigits(String text, String json) throws Exception {
        assertThat(json(FLOAT, text)).isEqualTo(json);
        assertThat(json(FLOAT, new BigDecimal(text))).isEqualTo(json);
        assertThat(json(FLOAT, Json.mapper().readTree(text))).isEqualTo(json);
    }

    @Test
    void binaryFloatsAreWrittenAsPeopleReadThem() {
        assertThat(json(FLOAT, 0.1f)).isEqualTo("0.1");
        assertThat(json(FLOAT, 0.1)).isEqualTo("0.1");
    }

    @Test
    void noNumbersAreRefused() {
        for (Object value : new Object[] {
                Double.NaN, Float.POSITIVE_INFINITY, DoubleNode.valueOf(Double.NaN), true, new int[1] }) {
            assertThatThrownBy(() -> FLOAT.convert("CFG", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("CFG").hasMessageContaining("a number");
        }
    }

    @Test
    void theRangeIsCheckedAndNamed() {
        Field seed = new NumberField(FieldKind.INTEGER, SEEDS);

        assertThat(json(seed, 0)).isEqualTo("0");
        assertThat(json(seed, 4294967295L)).isEqualTo("4294967295");
        assertThatThrownBy(() -> seed.convert("Seed", -1)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Seed' is -1, but must be >= 0, <= 4294967295");
        assertThatThrownBy(() -> seed.convert("Seed", "4294967296")).hasMessageContaining("4294967296");
        assertThatThrownBy(() -> new NumberField(FieldKind.INTEGER, SIZES).convert("Width", 500))
                .hasMessage("Input 'Width' is 500, but must be > 0, multiple of 8");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e999999999", "1e-999999999", "0e999999999", "-1e99999" })
    void numbersBeyondAnyRangeAreRefusedWithoutExpandingTheirDigits(String text) {
        for (FieldKind kind : new FieldKind[] { FieldKind.INTEGER, FieldKind.FLOAT }) {
            Field field = new NumberField(kind, SIZES);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> field.convert("Width", text))
                    .isInstanceOf(InvalidValueException.class).hasMessageContaining("beyond any range"));
        }
    }

    @Test
    void anEndlessTextIsRefusedUnread() {
        String digits = "1".repeat(5_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> INTEGER.convert("Seed", digits))
                .isInstanceOf(InvalidValueException.class).hasMessageNotContaining("1111"));
    }

    @Test
    void aPromptThatCameToTheWrongInputIsNotRepeated() {
        assertThatThrownBy(() -> INTEGER.convert("Steps", "a portrait of my neighbour"))
                .hasMessage("Input 'Steps' takes a whole number, not a text of 26 characters");
        assertThatThrownBy(() -> INTEGER.convert("Steps", "3O")).hasMessage("Input 'Steps' takes a whole number, not '3O'");
    }
}
