package io.github.camelinvokeai.client.error;

import java.util.List;

/**
 * No input, or more than one, answers to the key that was given; {@link #candidates()} lists the keys that would have
 * worked.
 */
public class UnknownInputException extends InputException {

    private static final long serialVersionUID = 1L;

    public UnknownInputException(String input, String message, List<String> candidates) {
        super(input, message, candidates, null);
    }

    public UnknownInputException(String input, String message, List<String> candidates, Throwable cause) {
        super(input, message, candidates, cause);
    }
}
