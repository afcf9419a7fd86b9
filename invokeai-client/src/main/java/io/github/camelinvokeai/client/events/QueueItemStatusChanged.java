package io.github.camelinvokeai.client.events;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code queue_item_status_changed}: an item started, waits, or ended.
 *
 * @param status         {@code pending}, {@code in_progress}, {@code waiting}, {@code completed}, {@code failed},
 *                       {@code canceled}, or a word of a newer server
 * @param statusSequence grows with every change of this item, so that late news can be told; null before InvokeAI 6.13
 * @param errorType      the server's exception class when failed, or null
 * @param errorMessage   the server's message when failed, or null; may quote inputs
 */
public record QueueItemStatusChanged(EventIds ids, String status, Integer statusSequence, String errorType,
        String errorMessage, JsonNode raw) implements QueueEvent {

    public static final String NAME = "queue_item_status_changed";

    private static final Set<String> TERMINAL = Set.of("completed", "failed", "canceled");

    @Override
    public String name() {
        return NAME;
    }

    /** Whether the item will not run any further. */
    public boolean terminal() {
        return TERMINAL.contains(status);
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + status + "]";
    }
}
