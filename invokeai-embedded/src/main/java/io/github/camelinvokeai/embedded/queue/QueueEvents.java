package io.github.camelinvokeai.embedded.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.event.Audience;
import io.github.camelinvokeai.embedded.event.EventSink;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import io.github.camelinvokeai.embedded.graph.Prepared;
import io.github.camelinvokeai.embedded.graph.Session;

/** Tells what happens in the queue, with the fields that the server's events have. */
final class QueueEvents {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String REDACTED = "redacted";

    private final EventSink sink;

    QueueEvents(EventSink sink) {
        this.sink = sink;
    }

    private static ObjectNode event(String queueId) {
        return event().put("queue_id", queueId);
    }

    static ObjectNode event() {
        return NODES.objectNode().put("timestamp", System.currentTimeMillis() / 1000);
    }

    void enqueued(String queueId, User user, String batchId, String origin, int enqueued, int requested, int priority) {
        ObjectNode payload = event(queueId).put("batch_id", batchId).put("enqueued", enqueued).put("requested", requested)
                .put("priority", priority).put("origin", origin).put("user_id", user.id());
        ObjectNode redacted = payload.deepCopy().put("user_id", REDACTED).put("batch_id", REDACTED).putNull("origin");
        sink.emit(new ServerEvent("batch_enqueued", payload, new Audience.OwnerAndRedacted(user.id(), queueId, redacted)));
    }

    void statusChanged(QueueItem item, ObjectNode batchStatus, ObjectNode queueStatus) {
        ObjectNode payload = ofItem(item);
        payload.put("status", item.status().word()).put("status_sequence", item.sequence());
        QueueItem.Failure failure = item.failure();
        payload.put("error_type", failure == null ? null : failure.type());
        payload.put("error_message", failure == null ? null : failure.message());
        payload.put("error_traceback", failure == null ? null : failure.traceback());
        ItemJson.times(payload, item);
        payload.set("batch_status", batchStatus);
        payload.set("queue_status", queueStatus);
        payload.put("session_id", sessionId(item));
        sink.emit(new ServerEvent(
                "queue_item_status_changed", payload,
                new Audience.OwnerAndRedacted(item.owner().id(), item.queueId(), redacted(payload))));
    }

    private static String sessionId(QueueItem item) {
        return item.isPoison() ? null : item.session().id();
    }

    private static ObjectNode ofItem(QueueItem item) {
        return event(item.queueId()).put("item_id", item.id()).put("batch_id", item.batchId())
                .put("origin", item.batch().origin()).put("destination", item.batch().destination())
                .put("user_id", item.owner().id());
    }

    private static ObjectNode redacted(ObjectNode payload) {
        ObjectNode redacted = payload.deepCopy();
        redacted.put("user_id", REDACTED).put("batch_id", REDACTED).put("session_id", REDACTED);
        for (String name : List.of("origin", "destination", "error_type", "error_message", "error_traceback")) {
            redacted.putNull(name);
        }
        ((ObjectNode) redacted.path("batch_status")).put("batch_id", REDACTED).putNull("origin").putNull("destination");
        ObjectNode queue = (ObjectNode) redacted.path("queue_status");
        for (String name : List.of("item_id", "session_id", "batch_id", "user_pending", "user_in_progress")) {
            queue.putNull(name);
        }
        return redacted;
    }

    /** An event of a node that runs, but for what is special about it. */
    ObjectNode invocation(QueueItem item, Prepared node) {
        ObjectNode payload = ofItem(item).put("session_id", item.session().id());
        payload.set("invocation", Session.forEvents(node));
        return payload.put("invocation_source_id", node.source());
    }

    void toOwner(String name, QueueItem item, ObjectNode payload) {
        // Progress is the owner's alone; the rest is for administrators as well.
        boolean administratorsToo = !name.equals("invocation_progress");
        sink.emit(new ServerEvent(name, payload, new Audience.Owner(item.owner().id(), administratorsToo)));
    }

    void canceled(String queueId, List<QueueItem> items) {
        bulk("queue_items_canceled", "canceled_item_ids", queueId, items);
    }

    void retried(String queueId, List<QueueItem> items) {
        bulk("queue_items_retried", "retried_item_ids", queueId, items);
    }

    private void bulk(String name, String idsField, String queueId, List<QueueItem> items) {
        Map<String, List<QueueItem>> byOwner = new TreeMap<>();
        items.forEach(item -> byOwner.computeIfAbsent(item.owner().id(), unused -> new ArrayList<>()).add(item));
        byOwner.forEach((owner, ofOwner) -> {
            ObjectNode payload = event(queueId);
            ArrayNode ids = payload.putArray(idsField);
            ofOwner.forEach(item -> ids.add(item.id()));
            payload.putArray("user_ids").add(owner);
            payload.putObject(idsField + "_by_user").set(owner, ids.deepCopy());
            ObjectNode redacted = event(queueId);
            redacted.putArray(idsField);
            redacted.putArray("user_ids");
            redacted.putObject(idsField + "_by_user");
            sink.emit(new ServerEvent(name, payload, new Audience.OwnerAndRedacted(owner, queueId, redacted)));
        });
    }

    void cleared(String queueId, JsonNode userId) {
        ObjectNode payload = event(queueId);
        payload.set("user_id", userId);
        sink.emit(new ServerEvent("queue_cleared", payload, new Audience.Subscribers(queueId)));
    }
}
