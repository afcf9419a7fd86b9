package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code invocation_error}: a node failed. It arrives after the {@code failed} status of its queue item.
 *
 * @param errorType    the server's exception class, for instance {@code MissingInputException}
 * @param errorMessage the server's message; may quote the node's inputs
 */
public record InvocationError(EventIds ids, Invocation invocation, String errorType, String errorMessage,
        JsonNode raw) implements InvocationEvent {

    public static final String NAME = "invocation_error";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + invocation + ", " + errorType + "]";
    }
}
