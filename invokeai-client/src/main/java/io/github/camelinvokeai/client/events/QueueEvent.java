package io.github.camelinvokeai.client.events;

/**
 * An event about one queue. What the server did not send is null: a batch event has no item, bulk events have neither
 * batch nor item. On a multi-user server the ids in events about other people's items read {@code redacted}.
 */
public sealed interface QueueEvent extends InvokeAIEvent permits InvocationEvent, BatchEnqueued, QueueItemStatusChanged,
        QueueItemsCanceled, QueueItemsRetried, QueueCleared {

    /** The ids that came with the event. */
    EventIds ids();

    default String queueId() {
        return ids().queueId();
    }

    default Integer itemId() {
        return ids().itemId();
    }

    default String batchId() {
        return ids().batchId();
    }

    default String sessionId() {
        return ids().sessionId();
    }

    default String origin() {
        return ids().origin();
    }

    default String destination() {
        return ids().destination();
    }

    default String userId() {
        return ids().userId();
    }
}
