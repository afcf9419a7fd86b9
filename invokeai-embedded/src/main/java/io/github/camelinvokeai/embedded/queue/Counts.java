package io.github.camelinvokeai.embedded.queue;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
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

    long of(ItemStatus status) {
        return count(item -> item.status() == status);
    }

    private long count(Predicate<QueueItem> wanted) {
        return items.get().stream().filter(wanted).count();
    }

    /** Zeros for a batch that is not there, or not for this reader. */
    ObjectNode batch(String queueId, String batchId, User reader) {
        List<QueueItem> own = items.get().stream()
                .filter(item -> item.batchId().equals(batchId) && ItemJson.isOpenTo(item, reader)).toList();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId).put("batch_id", batchId);
        json.put("origin", own.isEmpty() ? null : own.get(0).batch().origin());
        json.put("destination", own.isEmpty() ? null : own.get(0).batch().destination());
        return withCounts(json, own);
    }

    ObjectNode destination(String queueId, String destination, User reader) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId).put("destination", destination);
        return withCounts(json, items.get().stream()
                .filter(item -> destination.equals(item.batch().destination()) && ItemJson.isOpenTo(item, reader)).toList());
    }

    private static ObjectNode withCounts(ObjectNode json, Collection<QueueItem> counted) {
        for (ItemStatus status : ItemStatus.values()) {
            json.put(status.word(), counted.stream().filter(item -> item.status() == status).count());
        }
        return json.put("total", counted.size());
    }

    ObjectNode queue(String queueId, User reader) {
        QueueItem current
                = items.get().stream().filter(item -> item.status() == ItemStatus.IN_PROGRESS).findFirst().orElse(null);
        boolean shown = current != null && ItemJson.isOpenTo(current, reader);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue_id", queueId);
        json.put("item_id", shown ? current.id() : null).put("batch_id", shown ? current.batchId() : null);
        json.put("session_id", shown ? current.session().id() : null);
        withCounts(json, items.get());
        json.put("user_pending", ofUser(ItemStatus.PENDING, reader));
        return json.put("user_in_progress", ofUser(ItemStatus.IN_PROGRESS, reader));
    }

    private long ofUser(ItemStatus status, User user) {
        return count(item -> item.status() == status && item.owner().id().equals(user.id()));
    }
}
