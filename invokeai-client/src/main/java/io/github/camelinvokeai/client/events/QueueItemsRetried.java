package io.github.camelinvokeai.client.events;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code queue_items_retried}: failed or canceled items were put into the queue once more, as new items.
 *
 * @param itemIds the old items; nothing tells the ids of the new ones
 */
public record QueueItemsRetried(EventIds ids, List<Integer> itemIds, JsonNode raw) implements QueueEvent {

    public static final String NAME = "queue_items_retried";

    public QueueItemsRetried {
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
