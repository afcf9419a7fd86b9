package io.github.camelinvokeai.client.events;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code queue_items_canceled}: items were canceled or deleted in bulk. Names no batch, and the item that was running
 * is not in the list but has a status event of its own. Sent since InvokeAI 6.14.
 *
 * @param itemIds the items that were waiting; empty if they belong to somebody else
 */
public record QueueItemsCanceled(EventIds ids, List<Integer> itemIds, JsonNode raw) implements QueueEvent {

    public static final String NAME = "queue_items_canceled";

    public QueueItemsCanceled {
        itemIds = List.copyOf(itemIds);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + itemIds.size() + " items]";
    }
}
