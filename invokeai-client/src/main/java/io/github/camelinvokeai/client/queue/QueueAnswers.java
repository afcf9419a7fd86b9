package io.github.camelinvokeai.client.queue;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.ServerResponseException;

/** Reads the answers of InvokeAI's queue API; what an older server does not tell is 0, null or empty. */
final class QueueAnswers {

    private static final int SUCCESS = 200;

    private QueueAnswers() {
    }

    /**
     * @throws ServerResponseException if the answer does not tell how many items there are, so that it may be any
     *                                 answer
     */
    static EnqueueResult enqueued(JsonNode answer) {
        if (!answer.path("requested").isInt() || !answer.path("enqueued").isInt()) {
            throw new ServerResponseException(
                    SUCCESS, "", "The enqueue was answered without the numbers of requested and enqueued items: is the base URL"
                                 + " right?",
                    null);
        }
        return new EnqueueResult(
                answer.path("batch").path("batch_id").asText(null), answer.path("requested").asInt(),
                answer.path("enqueued").asInt(), answer.path("priority").asInt(), ids(answer.path("item_ids")));
    }

    static BatchStatus batch(JsonNode answer) {
        return new BatchStatus(
                answer.path("batch_id").asText(null), answer.path("pending").asInt(), answer.path("in_progress").asInt(),
                answer.path("waiting").asInt(), answer.path("completed").asInt(), answer.path("failed").asInt(),
                answer.path("canceled").asInt(), answer.path("total").asInt());
    }

    static QueueStatus status(JsonNode answer) {
        JsonNode queue = answer.path("queue");
        JsonNode processor = answer.path("processor");
        return new QueueStatus(
                queue.path("queue_id").asText(null), queue.hasNonNull("item_id") ? queue.get("item_id").asInt() : null,
                queue.path("batch_id").asText(null), queue.path("pending").asInt(), queue.path("in_progress").asInt(),
                queue.path("waiting").asInt(), queue.path("completed").asInt(), queue.path("failed").asInt(),
                queue.path("canceled").asInt(), queue.path("total").asInt(), processor.path("is_started").asBoolean(),
                processor.path("is_processing").asBoolean());
    }

    /** Ascending. */
    static List<Integer> ids(JsonNode array) {
        List<Integer> ids = new ArrayList<>(array.size());
        array.forEach(id -> ids.add(id.asInt()));
        ids.sort(null);
        return ids;
    }

    static List<QueueItem> items(JsonNode array) {
        List<QueueItem> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(new QueueItem(item)));
        return items;
    }
}
