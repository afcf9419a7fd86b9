package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;

import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InclusiveLimitsTest {

    @Test
    void limitsThatAreAllowedStand() {
        assertThat(decimal("0.1", null, "4", null)).isEqualTo(limits("0.1", "4"));
        assertThat(whole("1", null, "150", null)).isEqualTo(limits("1", "150"));
    }

    @Test
    void whatHasNoLimitHasNone() {
        assertThat(decimal(null, null, null, null)).isEqualTo(limits(null, null));
        assertThat(whole(null, null, null, null)).isEqualTo(limits(null, null));
    }

    @Test
    void aWholeNumberHasTheNextOneInPlaceOfALimitThatIsNotAllowed() {
        assertThat(whole(null, "0", null, "10")).isEqualTo(limits("1", "9"));
        assertThat(whole(null, "0.5", null, "9.5")).isEqualTo(limits("1", "9"));
    }

    @Test
    void aLimitBetweenWholeNumbersIsMovedInwards() {
        assertThat(whole("0.5", null, "9.5", null)).isEqualTo(limits("1", "9"));
    }

    @Test
    void ofTwoLimitsTheTighterOneCounts() {
        assertThat(whole("64", "0", "150", "200")).isEqualTo(limits("64", "150"));
        assertThat(whole("0", "0", "10", "10")).isEqualTo(limits("1", "9"));
    }

    @Test
    void aDecimalWithoutALowestOrHighestNumberHasNoLimit() {
        assertThat(decimal(null, "0", null, "1")).isEqualTo(limits(null, null));
        assertThat(decimal("0", "0", "1", "1")).isEqualTo(limits(null, null));
        assertThat(decimal("0.5", "0", "1", "2")).isEqualTo(limits("0.5", "1"));
    }

    private static InclusiveLimits whole(String minimum, String above, String maximum, String below) {
        return InclusiveLimits.of(new NumberField(FieldKind.INTEGER, range(minimum, above, maximum, below)));
    }

    private static InclusiveLimits decimal(String minimum, String above, String maximum, String below) {
        return InclusiveLimits.of(new NumberField(FieldKind.FLOAT, range(minimum, above, maximum, below)));
    }

    private static NumberRange range(String minimum, String above, String maximum, String below) {
        return new NumberRange(number(minimum), number(above), number(maximum), number(below), null);
    }

    private static InclusiveLimits limits(String minimum, String maximum) {
        return new InclusiveLimits(number(minimum), number(maximum));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
