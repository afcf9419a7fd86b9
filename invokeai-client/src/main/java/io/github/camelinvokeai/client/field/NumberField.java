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
    /**
     * Beyond what a double holds: numbers of such sizes are mistakes, and computing with their digits would take ages.
     */
    private static final int LARGEST_EXPONENT = 400;
    private static final int LONGEST_TEXT = 1000;

    public NumberField {
        if (kind != FieldKind.INTEGER && kind != FieldKind.FLOAT) {
            throw new IllegalArgumentException("A number is INTEGER or FLOAT, not " + kind);
        }
        Objects.requireNonNull(range, "range");
    }

    @Override
    public FieldValue convert(String input, Object value) {
        BigDecimal number = number(input, Values.plain(value));
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LONGEST_TEXT) {
            throw Refusal.because(input, "takes " + accepted() + ", and " + Refusal.shown(number) + " is beyond any range");
        }
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
            if (value instanceof Number || (value instanceof CharSequence text && text.length() <= LONGEST_TEXT)) {
                return new BigDecimal(value.toString().strip());
            }
        } catch (NumberFormatException e) {
            throw Refusal.because(input, "takes " + accepted() + ", not " + Refusal.shown(value), e);
        }
        throw Refusal.wrongType(input, accepted(), value);
    }

    private JsonNode integer(String input, BigDecimal number) {
        BigInteger whole = number.toBigInteger();
        if (number.compareTo(new BigDecimal(whole)) != 0 || whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
            throw Refusal.because(input, "takes a whole number of up to 64 bits, not " + Refusal.shown(number));
        }
        return JsonNodeFactory.instance.numberNode(whole.longValueExact());
    }

    private String accepted() {
        return kind == FieldKind.INTEGER ? "a whole number" : "a number";
    }
}
