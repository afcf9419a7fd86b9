package io.github.camelinvokeai.client.schema;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumberRangeTest {

    @Test
    void withoutLimitsEveryNumberIsAllowed() {
        assertThat(NumberRange.UNLIMITED.allows(number("-1e40"))).isTrue();
        assertThat(NumberRange.UNLIMITED.describe()).isEmpty();
    }

    @Test
    void inclusiveLimits() {
        NumberRange range = new NumberRange(number("0"), null, number("1"), null, null);
        assertThat(range.allows(number("0"))).isTrue();
        assertThat(range.allows(number("1.0"))).isTrue();
        assertThat(range.allows(number("-0.001"))).isFalse();
        assertThat(range.allows(number("1.001"))).isFalse();
    }

    @Test
    void exclusiveLimits() {
        NumberRange range = new NumberRange(null, number("0"), null, number("1"), null);
        assertThat(range.allows(number("0.5"))).isTrue();
        assertThat(range.allows(number("0.0"))).isFalse();
        assertThat(range.allows(number("1"))).isFalse();
        assertThat(range.describe()).isEqualTo("> 0, < 1");
    }

    @Test
    void ofTwoLimitsOnOneSideTheOneThatCountsIsTold() {
        assertThat(new NumberRange(number("64"), number("0"), number("150"), number("200"), null).describe())
                .isEqualTo(">= 64, <= 150");
        assertThat(new NumberRange(number("0"), number("0"), number("1"), number("1"), null).describe()).isEqualTo("> 0, < 1");
    }

    @Test
    void multiples() {
        NumberRange range = new NumberRange(null, null, null, null, number("0.5"));
        assertThat(range.allows(number("7.5"))).isTrue();
        assertThat(range.allows(number("7.25"))).isFalse();
    }

    @Test
    void theSpellingOfALimitDoesNotMatter() {
        NumberRange written = new NumberRange(number("100.0"), null, null, null, null);
        assertThat(written).isEqualTo(new NumberRange(number("1e2"), null, null, null, null));
        assertThat(written.describe()).isEqualTo(">= 100");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
