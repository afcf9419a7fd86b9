package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MathNodesTest {

    @ParameterizedTest
    @CsvSource({ "add, 7, 2, 9", "sub, 2, 7, -5", "mul, -3, 4, -12", "div, 7, 2, 3", "div, 7, -2, -3", "div, -7, 2, -3" })
    void wholeNumbersStayWhole(String type, int a, int b, String value) {
        assertThat(NodeUnderTest.of(type).with("a", a).with("b", b).run().toString())
                .isEqualTo("{\"value\":" + value + ",\"type\":\"integer_output\"}");
    }

    @Test
    void wholeNumbersHaveNoLimit() {
        BigInteger large = BigInteger.TWO.pow(80);

        assertThat(NodeUnderTest.of("mul").with("a", large).with("b", large).run().path("value").bigIntegerValue())
                .isEqualTo(large.multiply(large));
    }

    @Test
    void divisionByZeroFailsInPythonsWords() {
        NodeUnderTest node = NodeUnderTest.of("div").with("a", 1).with("b", 0);

        assertThatThrownBy(node::run).isInstanceOf(NodeFailure.class).hasMessage("division by zero")
                .extracting(failure -> ((NodeFailure) failure).errorType()).isEqualTo("ZeroDivisionError");
    }

    @ParameterizedTest
    @CsvSource({
            "ADD, 7, 3, 10", "SUB, 7, 3, 4", "MUL, 7, 3, 21", "DIV, -7, 3, -2", "EXP, 2, 10, 1024", "MOD, -7, 3, 2",
            "MOD, 7, -3, -2", "ABS, -7, 3, 7", "MIN, 7, 3, 3", "MAX, 7, 3, 7" })
    void integerMathIsPythons(String operation, int a, int b, int value) {
        assertThat(NodeUnderTest.of("integer_math").with("operation", operation).with("a", a).with("b", b).run()
                .path("value").asInt()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
            "ADD, 7, 2, 9.0", "DIV, 7, 2, 3.5", "EXP, 2, 0.5, 1.4142135623730951", "SQRT, 9, 1, 3.0", "ABS, -1.5, 1, 1.5",
            "MIN, 7, 2, 2.0", "MAX, 7, 2, 7.0", "SUB, 1, 0.5, 0.5", "MUL, 3, 0.5, 1.5" })
    void floatMathGivesFloats(String operation, double a, double b, String value) {
        assertThat(NodeUnderTest.of("float_math").with("operation", operation).with("a", a).with("b", b).run().toString())
                .isEqualTo("{\"value\":" + value + ",\"type\":\"float_output\"}");
    }

    @ParameterizedTest
    @CsvSource({
            "Nearest, 7.5, 1, 8", "Nearest, 2.5, 1, 2", "Nearest, 7.5, 4, 8", "Floor, -1.5, 1, -2", "Ceiling, 9, 8, 16",
            "Truncate, -1.5, 1, -1" })
    void floatsBecomeMultiples(String method, double value, int multiple, int whole) {
        assertThat(NodeUnderTest.of("float_to_int").with("method", method).with("value", value).with("multiple", multiple)
                .run().path("value").asInt()).isEqualTo(whole);
    }

    @Test
    void roundsHalvesToTheEvenNeighbourOfWhatIsReallyThere() {
        assertThat(NodeUnderTest.of("round_float").with("value", 2.675).with("decimals", 2).run().path("value").asDouble())
                .isEqualTo(2.67);
    }

    @Test
    void randomNumbersKeepTheirLimits() {
        for (int i = 0; i < 50; i++) {
            assertThat(NodeUnderTest.of("rand_int").with("low", 5).with("high", 7).run().path("value").asInt())
                    .isBetween(5, 6);
            assertThat(NodeUnderTest.of("rand_float").with("low", 1).with("high", 2).with("decimals", 1).run().path("value")
                    .decimalValue().stripTrailingZeros().scale()).isLessThanOrEqualTo(1);
        }
        assertThat(NodeUnderTest.of("rand_int").run().path("value").asInt()).isNotNegative();
        assertThatThrownBy(NodeUnderTest.of("rand_int").with("low", 5).with("high", 5)::run).hasMessage("low >= high");
    }
}
