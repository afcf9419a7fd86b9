package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;

/**
 * A number: {@link FieldKind#INTEGER} of up to 64 bits (seeds go beyond 32), or {@link FieldKind#FLOAT}. Takes any Java
 * number and the decimal text of one. Digits are kept as given, nothing is rounded.
 *
 * @param kind  INTEGER or FLOAT
 * @param range the limits, from the node's schema and narrowed by the form
 */
public record NumberField(FieldKind kind, NumberRange range) implements Field {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    public NumberField {
        if (kind != FieldKind.INTEGER && kind != FieldKind.FLOAT) {
            throw new IllegalArgumentException("A number is INTEGER or FLOAT, not " + kind);
        }
        Objects.requireNonNull(range, "range");
    }

    @Override
    public FieldValue convert(String input, Object value) {
        BigDecimal number = number(input, Values.plain(value));
        JsonNode json = kind == FieldKind.INTEGER ? integer(input, number) : JsonNodeFactory.instance.numberNode(number);
        if (!range.allows(number)) {
            throw Refusal.because(input, "is " + Refusal.shown(number) + ", but must be " + range.describe());
        }
        return new FieldValue.Literal(json);
    }

    private BigDecimal number(String input, Object value) {
        try {
            if (value instanceof BigDecimal decimal) {
                return decimal;
            }
            if (value instanceof Number || value instanceof CharSequence) {
                return new BigDecimal(value.toString().strip());
            }
        } catch (NumberFormatException e) {
            throw Refusal.because(input, "takes " + accepted() + ", not '" + Refusal.shown(value) + "'", e);
        }
        throw Refusal.wrongType(input, accepted(), value);
    }

    private JsonNode integer(String input, BigDecimal number) {
        // A huge exponent would be expanded digit by digit; nothing that large fits 64 bits anyway.
        if (number.precision() - (long) number.scale() > 20 || number.stripTrailingZeros().scale() > 0) {
            throw Refusal.because(input, "takes a whole number of up to 64 bits, not " + Refusal.shown(number));
        }
        BigInteger whole = number.toBigIntegerExact();
        if (whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
            throw Refusal.because(input, "takes a whole number of up to 64 bits, not " + Refusal.shown(number));
        }
        return JsonNodeFactory.instance.numberNode(whole.longValueExact());
    }

    private String accepted() {
        return kind == FieldKind.INTEGER ? "a whole number" : "a number";
    }
}
