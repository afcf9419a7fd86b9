package io.github.camelinvokeai.embedded.queue;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;

/** Counts items by their status, in the forms that the server answers. Read under the lock of the queue. */
final class Counts {

    private final Supplier<Collection<QueueItem>> items;

    Counts(Supplier<Collection<QueueItem>> items) {
        this.items = items;
    }

    long pending(String queueId) {
        return items.get().stream()
                .filter(item -> item.status() == ItemStatus.PENDING && item.queueId().equals(queueId)).count();
    }

    /** Zeros for a batch that is not there, or not for this reader. */
    ObjectNode batch(String queueId, String batchId, User reader) {
        List<QueueItem> own = items.get().stream()
                .filter(item -> item.batchId().equals(batchId) && isOpen(item, queueId, reader)).toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId).put("batch_id", batchId);
        json.put("origin", own.isEmpty() ? null : own.get(0).batch().origin());
        json.put("destination", own.isEmpty() ? null : own.get(0).batch().destination());
        return withCounts(json, own);
    }

    ObjectNode destination(String queueId, String destination, User reader) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId).put("destination", destination);
        return withCounts(json, items.get().stream()
                .filter(item -> destination.equals(item.batch().destination()) && isOpen(item, queueId, reader)).toList());
    }

    private static boolean isOpen(QueueItem item, String queueId, User reader) {
        return item.queueId().equals(queueId) && ItemJson.isOpenTo(item, reader);
    }

    // In one walk: this is told with each event, and there may be thousands of items.
    private static ObjectNode withCounts(ObjectNode json, Collection<QueueItem> counted) {
        Map<ItemStatus, Long> byStatus = new EnumMap<>(ItemStatus.class);
        counted.forEach(item -> byStatus.merge(item.status(), 1L, Long::sum));
        for (ItemStatus status : ItemStatus.values()) {
            json.put(status.word(), byStatus.getOrDefault(status, 0L));
        }
        return json.put("total", counted.size());
    }

    ObjectNode queue(String queueId, User reader) {
        List<QueueItem> ofQueue = items.get().stream().filter(item -> item.queueId().equals(queueId)).toList();
        List<QueueItem> open = ofQueue.stream().filter(item -> !item.status().isEnd()).toList();
        QueueItem current = open.stream().filter(item -> item.status() == ItemStatus.IN_PROGRESS).findFirst().orElse(null);
        boolean shown = current != null && ItemJson.isOpenTo(current, reader);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId);
        json.put("item_id", shown ? current.id() : null).put("batch_id", shown ? current.batchId() : null);
        json.put("session_id", shown ? current.session().id() : null);
        withCounts(json, ofQueue);
        json.put("user_pending", ofUser(open, ItemStatus.PENDING, reader));
        return json.put("user_in_progress", ofUser(open, ItemStatus.IN_PROGRESS, reader));
    }

    private static long ofUser(List<QueueItem> open, ItemStatus status, User user) {
        return open.stream().filter(item -> item.status() == status && item.owner().id().equals(user.id())).count();
    }
}
