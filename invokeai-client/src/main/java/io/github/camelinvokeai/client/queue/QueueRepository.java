package io.github.camelinvokeai.client.queue;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.json.Json;

/**
 * One queue of a server, through InvokeAI's queue API. Thread-safe; every call blocks for one or a few requests and
 * throws what {@link ApiHttp} throws.
 */
public final class QueueRepository {

    private final ApiHttp http;
    private final QueueReader reader;

    /**
     * The queue of this name.
     *
     * @param queueId {@code default} unless you know better; InvokeAI's own interface shows no other
     */
    public QueueRepository(ApiHttp http, String queueId) {
        this.http = http;
        this.reader = new QueueReader(http, queueId);
    }

    /**
     * Sends a batch. InvokeAI does not know a batch id again: the same payload sent twice runs twice, so after an error
     * whose {@code mayHaveBeenCarriedOut()} is true look for the batch before sending again. Compare
     * {@link EnqueueResult#enqueued()} with {@link EnqueueResult#requested()}: a full queue drops the rest.
     *
     * @throws io.github.camelinvokeai.client.error.GraphRefusedException if the server finds fault with the payload
     */
    public EnqueueResult enqueue(ObjectNode payload) {
        return QueueAnswers.enqueued(
                http.post(reader.path("enqueue_batch"), Query.none(), payload, GraphRefusal::of));
    }

    /** The counts of a batch; all zero for one that the server does not know, or no more. */
    public BatchStatus batchStatus(String batchId) {
        return QueueAnswers.batch(http.get(reader.path("b", batchId, "status"), Query.none()));
    }

    /**
     * One item with its session. InvokeAI before 6.0 answers an unknown one with status 500.
     *
     * @throws io.github.camelinvokeai.client.error.NotFoundException if it is not there, or no more
     */
    public QueueItem item(int itemId) {
        return reader.item(itemId);
    }

    /**
     * Items with their sessions, in the order asked for; those that are not there, or that the server cannot load, are
     * left out. One request for 200 ids, one an id on InvokeAI before 6.0.
     */
    public List<QueueItem> items(Collection<Integer> itemIds) {
        return reader.items(List.copyOf(itemIds));
    }

    /** The ids of all items of the queue, whatever their status, ascending. */
    public List<Integer> itemIds() {
        return reader.itemIds();
    }

    /**
     * The ids of a batch's items, ascending, without those of saved workflows that they called. Meant for a batch whose
     * enqueue answer was lost: the server has no route for it, so the queue is searched from its newest item on.
     */
    public List<Integer> itemIdsOfBatch(String batchId) {
        BatchStatus status = batchStatus(batchId);
        return status.unknown() ? List.of() : reader.itemIdsOfBatch(batchId, status.total());
    }

    /**
     * Cancels an item, pending or running, with the saved workflows that it called; one that has ended stays as it is.
     *
     * @return                                                        the item as it is then
     * @throws io.github.camelinvokeai.client.error.NotFoundException if it is not there
     */
    public QueueItem cancel(int itemId) {
        return new QueueItem(http.put(reader.path("i", Integer.toString(itemId), "cancel"), Query.none(), null));
    }

    /**
     * Cancels whatever of these batches has not ended; unknown ones count as nothing.
     *
     * @return how many items were canceled
     */
    public int cancelByBatchIds(Collection<String> batchIds) {
        ObjectNode body = Json.mapper().createObjectNode();
        batchIds.forEach(body.putArray("batch_ids")::add);
        return http.put(reader.path("cancel_by_batch_ids"), Query.none(), body).path("canceled").asInt();
    }

    /** What waits, what runs, and whether the processor is paused. */
    public QueueStatus status() {
        return QueueAnswers.status(http.get(reader.path("status"), Query.none()));
    }

    /**
     * Removes every item, running ones too; in multi-user mode those of this user.
     *
     * @return how many were removed
     */
    public int clear() {
        return http.put(reader.path("clear"), Query.none(), null).path("deleted").asInt();
    }

    /**
     * Removes the items that have ended; in multi-user mode those of this user.
     *
     * @return how many were removed
     */
    public int prune() {
        return http.put(reader.path("prune"), Query.none(), null).path("deleted").asInt();
    }

    /** Lets the processor take no further item, of any queue; needs an administrator in multi-user mode. */
    public void pause() {
        http.put(reader.path("processor", "pause"), Query.none(), null);
    }

    /** Lets the processor go on; needs an administrator in multi-user mode. */
    public void resume() {
        http.put(reader.path("processor", "resume"), Query.none(), null);
    }

    /**
     * Enqueues failed and canceled items again, as new items of the same batch. The server does not tell the new ids:
     * find them by {@link #itemIdsOfBatch} and {@link QueueItem#retriedFromItemId()}.
     *
     * @return the ids, of those given, that are repeated; completed and unknown ones are left out
     */
    public List<Integer> retry(Collection<Integer> itemIds) {
        ArrayNode body = Json.mapper().createArrayNode();
        itemIds.forEach(body::add);
        return QueueAnswers.ids(http.put(reader.path("retry_items_by_id"), Query.none(), body).path("retried_item_ids"));
    }

    /**
     * Removes an item, canceling it first if it has not ended. Not on InvokeAI before 6.0; from 6.14 on an unknown item
     * is an error.
     *
     * @throws io.github.camelinvokeai.client.error.NotFoundException if it is not there
     */
    public void delete(int itemId) {
        http.delete(reader.path("i", Integer.toString(itemId)), Query.none());
    }
}
