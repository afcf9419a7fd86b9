package io.github.camelinvokeai.client.events;

/**
 * What an event of a queue is about. Everything except the queue may be null.
 *
 * @param queueId     the queue, normally {@code default}
 * @param itemId      the queue item
 * @param batchId     the batch the item belongs to, as chosen at enqueue
 * @param sessionId   the item's session
 * @param origin      the caller's own word given at enqueue
 * @param destination the caller's other word given at enqueue
 * @param userId      the owner; {@code system} on a single-user server, null before InvokeAI 6.12
 */
public record EventIds(String queueId, Integer itemId, String batchId, String sessionId, String origin, String destination,
        String userId) {

    /** Short form for logs. */
    @Override
    public String toString() {
        return "queue " + queueId + (batchId == null ? "" : ", batch " + batchId) + (itemId == null ? "" : ", item " + itemId);
    }
}
