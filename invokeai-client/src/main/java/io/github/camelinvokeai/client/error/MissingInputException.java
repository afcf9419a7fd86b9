package io.github.camelinvokeai.client.error;

import java.util.List;

/** Required inputs have neither a value nor an edge; the message lists every one of them. */
public class MissingInputException extends InputException {

    private static final long serialVersionUID = 1L;

    public MissingInputException(String input, String message, List<String> candidates) {
        super(input, message, candidates, null);
    }

    public MissingInputException(String input, String message, List<String> candidates, Throwable cause) {
        super(input, message, candidates, cause);
    }
}
