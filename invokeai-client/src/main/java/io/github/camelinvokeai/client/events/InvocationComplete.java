package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code invocation_complete}: a node has run.
 *
 * @param result the node's output, an object with a {@code type}, for instance {@code image_output}
 */
public record InvocationComplete(EventIds ids, Invocation invocation, JsonNode result,
        JsonNode raw) implements InvocationEvent {

    public static final String NAME = "invocation_complete";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + invocation + ", " + result.path("type").asText() + "]";
    }
}
