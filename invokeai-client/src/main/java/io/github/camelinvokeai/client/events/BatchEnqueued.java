package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code batch_enqueued}: somebody put a batch into the queue. Often arrives before the answer to the enqueue itself.
 *
 * @param requested how many items the batch should have made
 * @param enqueued  how many the queue took; fewer when it was full
 * @param priority  0, or higher for a batch put in front
 */
public record BatchEnqueued(EventIds ids, int requested, int enqueued, int priority, JsonNode raw) implements QueueEvent {

    public static final String NAME = "batch_enqueued";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + enqueued + " of " + requested + "]";
    }
}
