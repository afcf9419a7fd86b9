package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code queue_cleared}: all items of a queue, or those of one user ({@link #userId()}), were removed. */
public record QueueCleared(EventIds ids, JsonNode raw) implements QueueEvent {

    public static final String NAME = "queue_cleared";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + "]";
    }
}
