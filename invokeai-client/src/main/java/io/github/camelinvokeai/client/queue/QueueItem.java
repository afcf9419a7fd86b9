package io.github.camelinvokeai.client.queue;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;

/**
 * A queue item as the server described it at one moment; immutable as long as nobody changes {@link #raw()}. InvokeAI
 * leaves out what is null in some answers and writes null in others: both are the same here.
 */
public final class QueueItem {

    private final JsonNode raw;

    public QueueItem(JsonNode raw) {
        this.raw = raw;
    }

    public int itemId() {
        return raw.path("item_id").asInt();
    }

    public QueueItemStatus status() {
        return QueueItemStatus.of(text("status"));
    }

    /** Counts the changes of status, so that a stale snapshot can be told; -1 from servers before 6.13. */
    public int statusSequence() {
        return raw.path("status_sequence").asInt(-1);
    }

    /** The batch, or {@code redacted} for another user's item. */
    public String batchId() {
        return text("batch_id");
    }

    public String sessionId() {
        return text("session_id");
    }

    /** Who enqueued it, in the words of the one who did; or null. */
    public String origin() {
        return text("origin");
    }

    /** What it was enqueued for; or null. */
    public String destination() {
        return text("destination");
    }

    /** The server's exception class, or null if the item has not failed. */
    public String errorType() {
        return text("error_type");
    }

    /** The server's message, uncut, or null if the item has not failed. */
    public String errorMessage() {
        return text("error_message");
    }

    /** The item that called this one as a saved workflow, or null. */
    public Integer parentItemId() {
        return integer("parent_item_id");
    }

    /** The item that this one repeats, or null. */
    public Integer retriedFromItemId() {
        return integer("retried_from_item_id");
    }

    /** The values this item got from the batch's data: an array of {@code {node_path, field_name, value}}. */
    public JsonNode fieldValues() {
        JsonNode values = raw.path("field_values");
        return values.isArray() ? values : Json.mapper().createArrayNode();
    }

    public Optional<Instant> createdAt() {
        return ServerTime.parse(text("created_at"));
    }

    public Optional<Instant> startedAt() {
        return ServerTime.parse(text("started_at"));
    }

    public Optional<Instant> completedAt() {
        return ServerTime.parse(text("completed_at"));
    }

    /** The graph's execution with its results and errors; a missing node where the answer had none. */
    public JsonNode session() {
        return raw.path("session");
    }

    /** Everything the server said. */
    public JsonNode raw() {
        return raw;
    }

    private String text(String field) {
        return raw.path(field).asText(null);
    }

    private Integer integer(String field) {
        return raw.hasNonNull(field) ? raw.get(field).asInt() : null;
    }

    /** Id and status; the rest may hold prompts. */
    @Override
    public String toString() {
        return "QueueItem[" + itemId() + ", " + status() + "]";
    }
}
