package io.github.camelinvokeai.client.error;

import java.util.List;

/**
 * No output node of a workflow, or more than one, answers to the key that was given; {@link #candidates()} lists the
 * outputs that there are, or those that share the label.
 */
public class UnknownOutputException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final String output;
    private final List<String> candidates;

    public UnknownOutputException(String output, String message, List<String> candidates) {
        super(message);
        this.output = output;
        this.candidates = List.copyOf(candidates);
    }

    /** The key that was given. */
    public String output() {
        return output;
    }

    /** The outputs that could have been meant, by label, index and node. */
    public List<String> candidates() {
        return candidates;
    }
}
