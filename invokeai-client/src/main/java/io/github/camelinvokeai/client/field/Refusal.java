package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.SizeLimits;

/** Words refusals of values alike, and keeps long or secret values out of them. */
final class Refusal {

    private static final int LONGEST_SHOWN = 40;

    private Refusal() {
    }

    static InvalidValueException wrongType(String input, String accepted, Object value) {
        return new InvalidValueException(
                input,
                "Input '" + input + "' takes " + accepted + ", not " + describeType(value), List.of());
    }

    static InvalidValueException because(String input, String reason) {
        return new InvalidValueException(input, "Input '" + input + "' " + reason, List.of());
    }

    static InvalidValueException because(String input, String reason, Throwable cause) {
        return new InvalidValueException(input, "Input '" + input + "' " + reason, List.of(), cause);
    }

    static InvalidValueException notOneOf(String input, Object value, List<String> choices) {
        return new InvalidValueException(
                input, "Input '" + input + "' has no choice " + shown(value) + "; it takes one of "
                       + String.join(", ", choices),
                choices);
    }

    /** Refuses a text or list of the wrong length. */
    static void unlessAllowed(String input, int size, String unit, SizeLimits limits) {
        if (!limits.allows(size)) {
            throw because(input, "has " + size + " " + unit + "; allowed are "
                                 + (limits.minimum() == null ? 0 : limits.minimum()) + " to "
                                 + (limits.maximum() == null ? "any number" : limits.maximum()));
        }
    }

    /** A value as a message may show it. */
    static String shown(Object value) {
        Object plain = Values.plain(value);
        if (plain instanceof CharSequence text) {
            return GivenText.word(text.toString());
        }
        String shown = plain instanceof Number ? plain.toString() : describeType(plain);
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }

    private static String describeType(Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof JsonNode json) {
            return "JSON of type " + json.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        return value instanceof CharSequence ? "this text" : "a " + value.getClass().getSimpleName();
    }
}
