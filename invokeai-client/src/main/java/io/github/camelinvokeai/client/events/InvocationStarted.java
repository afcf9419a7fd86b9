package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code invocation_started}: the server began to run a node. */
public record InvocationStarted(EventIds ids, Invocation invocation, JsonNode raw) implements InvocationEvent {

    public static final String NAME = "invocation_started";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + invocation + "]";
    }
}
