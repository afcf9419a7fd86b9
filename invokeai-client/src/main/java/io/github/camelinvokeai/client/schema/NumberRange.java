package io.github.camelinvokeai.client.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits of a number. Each part is null if that limit is not set. Immutable.
 *
 * @param minimum          least value
 * @param exclusiveMinimum the value must be greater
 * @param maximum          greatest value
 * @param exclusiveMaximum the value must be less
 * @param multipleOf       the value must be a multiple of it
 */
public record NumberRange(BigDecimal minimum, BigDecimal exclusiveMinimum, BigDecimal maximum, BigDecimal exclusiveMaximum,
        BigDecimal multipleOf) {

    /** No limits. */
    public static final NumberRange UNLIMITED = new NumberRange(null, null, null, null, null);

    /** {@code 8.0} and {@code 8} are the same limit, so they are stored alike. */
    public NumberRange {
        minimum = plain(minimum);
        exclusiveMinimum = plain(exclusiveMinimum);
        maximum = plain(maximum);
        exclusiveMaximum = plain(exclusiveMaximum);
        multipleOf = plain(multipleOf);
    }

    /** Whether a value is within all limits. */
    public boolean allows(BigDecimal value) {
        return (minimum == null || value.compareTo(minimum) >= 0)
                && (exclusiveMinimum == null || value.compareTo(exclusiveMinimum) > 0)
                && (maximum == null || value.compareTo(maximum) <= 0)
                && (exclusiveMaximum == null || value.compareTo(exclusiveMaximum) < 0)
                && (multipleOf == null || multipleOf.signum() == 0 || value.remainder(multipleOf).signum() == 0);
    }

    /**
     * The limits in words for messages, such as {@code >= 64, multiple of 8}; empty without limits. Of two limits on
     * one side it tells the one that counts.
     */
    public String describe() {
        List<String> words = new ArrayList<>();
        boolean above = exclusiveMinimum != null && (minimum == null || exclusiveMinimum.compareTo(minimum) >= 0);
        boolean below = exclusiveMaximum != null && (maximum == null || exclusiveMaximum.compareTo(maximum) <= 0);
        add(words, above ? "> " : ">= ", above ? exclusiveMinimum : minimum);
        add(words, below ? "< " : "<= ", below ? exclusiveMaximum : maximum);
        add(words, "multiple of ", multipleOf);
        return String.join(", ", words);
    }

    private static void add(List<String> words, String relation, BigDecimal limit) {
        if (limit != null) {
            words.add(relation + limit.toPlainString());
        }
    }

    private static BigDecimal plain(BigDecimal limit) {
        if (limit == null) {
            return null;
        }
        BigDecimal stripped = limit.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
