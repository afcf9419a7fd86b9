package io.github.camelinvokeai.embedded.graph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** Makes a value what a field wants, as far as the server does; what it does not, is told by the kind of fault. */
final class Coercion {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> YES = Set.of("1", "on", "t", "true", "y", "yes");
    private static final Set<String> NO = Set.of("0", "off", "f", "false", "n", "no");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*(\\.0*)?");
    // A number with a decimal point is taken for a whole one only below this.
    private static final double TOO_LARGE = 0x1p63;

    private Coercion() {
    }

    static JsonNode toInteger(JsonNode value) throws Misfit {
        if (value.isIntegralNumber()) {
            return value;
        }
        if (value.isBoolean()) {
            return NODES.numberNode(value.booleanValue() ? 1 : 0);
        }
        if (value.isNumber()) {
            if (Math.abs(value.doubleValue()) >= TOO_LARGE) {
                throw new Misfit(
                        "int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
            }
            return whole(value.decimalValue(), new Misfit(
                    "int_from_float", "Input should be a valid integer, got a number with a fractional part"));
        }
        Misfit unparsable = new Misfit("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
        if (value.isTextual()) {
            String digits = value.textValue().strip();
            if (!WHOLE.matcher(digits).matches()) {
                throw unparsable;
            }
            return whole(number(digits.replace("_", ""), unparsable), unparsable);
        }
        throw new Misfit("int_type", "Input should be a valid integer");
    }

    private static JsonNode whole(BigDecimal number, Misfit otherwise) throws Misfit {
        try {
            BigInteger whole = number.toBigIntegerExact();
            return whole.bitLength() < Long.SIZE ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
        } catch (ArithmeticException fraction) {
            throw otherwise;
        }
    }

    private static BigDecimal number(String text, Misfit otherwise) throws Misfit {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw otherwise;
        }
    }

    static JsonNode toNumber(JsonNode value) throws Misfit {
        if (value.isNumber()) {
            return NODES.numberNode(value.doubleValue());
        }
        if (value.isBoolean()) {
            return NODES.numberNode(value.booleanValue() ? 1.0 : 0.0);
        }
        if (value.isTextual()) {
            return NODES.numberNode(number(value.textValue(), new Misfit(
                    "float_parsing", "Input should be a valid number, unable to parse string as a number")).doubleValue());
        }
        throw new Misfit("float_type", "Input should be a valid number");
    }

    static JsonNode toText(JsonNode value, boolean numbersToo) throws Misfit {
        if (value.isTextual()) {
            return value;
        }
        if (value.isNumber() && numbersToo) {
            return TextNode.valueOf(value.asText());
        }
        throw new Misfit("string_type", "Input should be a valid string");
    }

    static JsonNode toFlag(JsonNode value) throws Misfit {
        if (value.isBoolean()) {
            return value;
        }
        if (value.isTextual() || value.isNumber()) {
            String word = value.isNumber() ? plain(value) : value.textValue().toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                return BooleanNode.valueOf(YES.contains(word));
            }
            if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() > 0) {
                throw new Misfit("bool_type", "Input should be a valid boolean");
            }
            throw new Misfit("bool_parsing", "Input should be a valid boolean, unable to interpret input");
        }
        throw new Misfit("bool_type", "Input should be a valid boolean");
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }

    /** Why a value is none. */
    static final class Misfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final String type;

        Misfit(String type, String message) {
            super(message, null, false, false);
            this.type = type;
        }

        String type() {
            return type;
        }
    }
}
