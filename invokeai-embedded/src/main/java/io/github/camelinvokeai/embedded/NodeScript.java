package io.github.camelinvokeai.embedded;

import java.time.Duration;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.embedded.queue.Script;

/**
 * What nodes of one type are to do beside what they do anyway, until {@link EmbeddedInvokeAI#behave()}. Thread-safe.
 */
public final class NodeScript {

    private final Script script;
    private final String nodeType;

    NodeScript(Script script, String nodeType) {
        this.script = script;
        this.nodeType = nodeType;
    }

    /** Each of them takes longer by that; zero ends it. */
    public NodeScript takes(Duration time) {
        if (time.isNegative()) {
            throw new InvalidOptionException("A node cannot take " + time + ": expected zero or more");
        }
        script.delay(nodeType, time);
        return this;
    }

    /**
     * All of them fail, and their jobs with them.
     *
     * @param errorType the name of Python's exception, such as {@code OutOfMemoryError}
     */
    public NodeScript fails(String errorType, String message) {
        script.fail(nodeType, errorType, message, Integer.MAX_VALUE);
        return this;
    }

    /** The next of them fails, the others do not: what is tried again succeeds. */
    public NodeScript failsOnce(String errorType, String message) {
        script.fail(nodeType, errorType, message, 1);
        return this;
    }
}
