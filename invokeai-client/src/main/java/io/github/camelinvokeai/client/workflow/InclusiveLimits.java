package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;

/**
 * The lowest and highest number that an input, or an item of its list, takes. A limit that is itself not allowed has no
 * such number among decimals; among whole numbers it is the next one.
 *
 * @param minimum null if there is none
 * @param maximum null if there is none
 */
record InclusiveLimits(BigDecimal minimum, BigDecimal maximum) {

    static InclusiveLimits of(Field field) {
        NumberRange range = field.range();
        return field.kind() == FieldKind.INTEGER ? whole(range) : decimal(range);
    }

    private static InclusiveLimits decimal(NumberRange range) {
        boolean below = range.minimum() != null && range.exclusiveMinimum() != null
                && range.exclusiveMinimum().compareTo(range.minimum()) >= 0;
        boolean above = range.maximum() != null && range.exclusiveMaximum() != null
                && range.exclusiveMaximum().compareTo(range.maximum()) <= 0;
        return new InclusiveLimits(below ? null : range.minimum(), above ? null : range.maximum());
    }

    private static InclusiveLimits whole(NumberRange range) {
        BigDecimal lowest = rounded(range.minimum(), RoundingMode.CEILING);
        BigDecimal above = rounded(range.exclusiveMinimum(), RoundingMode.FLOOR);
        BigDecimal highest = rounded(range.maximum(), RoundingMode.FLOOR);
        BigDecimal below = rounded(range.exclusiveMaximum(), RoundingMode.CEILING);
        BigDecimal next = above == null ? null : above.add(BigDecimal.ONE);
        BigDecimal previous = below == null ? null : below.subtract(BigDecimal.ONE);
        return new InclusiveLimits(
                lowest == null || (next != null && next.compareTo(lowest) > 0) ? next : lowest,
                highest == null || (previous != null && previous.compareTo(highest) < 0) ? previous : highest);
    }

    private static BigDecimal rounded(BigDecimal limit, RoundingMode mode) {
        return limit == null ? null : limit.setScale(0, mode);
    }
}
