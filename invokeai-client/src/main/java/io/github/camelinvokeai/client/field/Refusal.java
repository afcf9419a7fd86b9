package io.github.camelinvokeai.client.field;

import java.util.List;

import io.github.camelinvokeai.client.error.InvalidValueException;

/** Words refusals of values alike, and keeps long or secret values out of them. */
final class Refusal {

    private static final int LONGEST_SHOWN = 60;

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
                input, "Input '" + input + "' has no choice '" + shown(value) + "'; it takes one of "
                       + String.join(", ", choices),
                choices);
    }

    /**
     * A short value of a field whose values are no secrets: a number, a choice, a colour, a name of a model or board.
     */
    static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    private static String describeType(Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof CharSequence ? "this text" : "a " + value.getClass().getSimpleName();
    }
}
