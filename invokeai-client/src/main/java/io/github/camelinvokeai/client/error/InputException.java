package io.github.camelinvokeai.client.error;

import java.util.List;

/**
 * A value for a workflow input cannot be used. Thrown before anything is sent. {@link #input()} is the input as the
 * caller, or the workflow, names it; {@link #candidates()} lists what would have been accepted where that is a short
 * list.
 */
public class InputException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final String input;
    private final transient List<String> candidates;

    public InputException(String input, String message, List<String> candidates, Throwable cause) {
        super(message, cause);
        this.input = input;
        this.candidates = List.copyOf(candidates);
    }

    public String input() {
        return input;
    }

    /** What would have been accepted; empty where that cannot be listed. */
    public List<String> candidates() {
        return candidates == null ? List.of() : candidates;
    }
}
