package io.github.camelinvokeai.client.error;

import java.util.List;

/** A value does not fit its input: wrong type, out of range, not one of the choices, or the input is fed by an edge. */
public class InvalidValueException extends InputException {

    private static final long serialVersionUID = 1L;

    public InvalidValueException(String input, String message, List<String> candidates) {
        super(input, message, candidates, null);
    }

    public InvalidValueException(String input, String message, List<String> candidates, Throwable cause) {
        super(input, message, candidates, cause);
    }
}
