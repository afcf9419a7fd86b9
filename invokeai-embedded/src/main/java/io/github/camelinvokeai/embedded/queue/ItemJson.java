package io.github.camelinvokeai.embedded.queue;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.graph.Session;
import io.github.camelinvokeai.embedded.queue.QueueItem.Failure;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.Timestamps;

/** Items as the server sends them, to their owners and administrators in full, to others without what is private. */
final class ItemJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SYSTEM_EMAIL = "system@system.invokeai";
    private static final String REDACTED = "redacted";

    private ItemJson() {
    }

    /**
     * With a null for whatever is not there.
     *
     * @throws ApiFault 500 for an item that cannot be read, as its values fit no node
     */
    static ObjectNode full(QueueItem item, User reader) {
        if (item.isPoison()) {
            throw ApiFault.of(500, "Unexpected error while fetching queue item: 1 validation error for GraphExecutionState");
        }
        boolean own = isOpenTo(item, reader);
        ObjectNode json = NODES.objectNode();
        json.put("item_id", item.id()).put("status", item.status().word()).put("status_sequence", item.sequence());
        json.put("priority", item.priority()).put("batch_id", own ? item.batchId() : REDACTED);
        json.put("origin", own ? item.batch().origin() : null).put("destination", own ? item.batch().destination() : null);
        json.put("session_id", own ? item.session().id() : REDACTED);
        Failure failure = own ? item.failure() : null;
        json.put("error_type", failure == null ? null : failure.type());
        json.put("error_message", failure == null ? null : failure.message());
        json.put("error_traceback", failure == null ? null : failure.traceback());
        times(json, item);
        json.put("queue_id", item.queueId());
        owner(json, item, own);
        json.set("field_values", own ? item.fieldValues().deepCopy() : NODES.nullNode());
        json.put("retried_from_item_id", own ? item.retriedFrom() : null).put("device", item.device());
        json.putNull("workflow_call_id").putNull("parent_item_id").putNull("parent_session_id").putNull("root_item_id");
        json.putNull("workflow_call_depth");
        json.set("session", own ? item.session().toJson() : emptySession());
        json.set("workflow", own ? item.batch().workflow().deepCopy() : NODES.nullNode());
        return json;
    }

    /** Without the nulls, wherever they are. */
    static ObjectNode brief(QueueItem item, User reader) {
        ObjectNode json = full(item, reader);
        dropNulls(json);
        return json;
    }

    private static void dropNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        value.forEach(ItemJson::dropNulls);
    }

    static ObjectNode summary(QueueItem item, User reader) {
        boolean own = isOpenTo(item, reader);
        ObjectNode json = NODES.objectNode().put("item_id", item.id());
        json.put("created_at", time(item.created())).put("status", item.status().word()).put("device", item.device());
        json.put("started_at", time(item.started())).put("completed_at", time(item.completed()));
        json.put("origin", own ? item.batch().origin() : null).put("destination", own ? item.batch().destination() : null);
        json.put("batch_id", own ? item.batchId() : REDACTED);
        owner(json, item, own);
        json.set("field_values", own ? item.fieldValues().deepCopy() : NODES.nullNode());
        return json.putNull("parent_item_id");
    }

    static boolean isOpenTo(QueueItem item, User reader) {
        return reader.admin() || reader.id().equals(item.owner().id());
    }

    private static void owner(ObjectNode json, QueueItem item, boolean own) {
        User owner = item.owner();
        String email = owner.email() == null ? SYSTEM_EMAIL : owner.email();
        json.put("user_id", own ? owner.id() : REDACTED).put("user_display_name", own ? owner.name() : null);
        json.put("user_email", own ? email : null);
    }

    static void times(ObjectNode json, QueueItem item) {
        json.put("created_at", time(item.created())).put("updated_at", time(item.updated()));
        json.put("started_at", time(item.started())).put("completed_at", time(item.completed()));
    }

    private static String time(Instant time) {
        return time == null ? null : Timestamps.millis(time);
    }

    private static ObjectNode emptySession() {
        ObjectNode json = NODES.objectNode().put("id", REDACTED);
        for (String graph : new String[] { "graph", "execution_graph" }) {
            json.putObject(graph).put("id", UUID.randomUUID().toString()).putObject("nodes");
            json.withObject("/" + graph).putArray("edges");
        }
        for (String list : new String[] {
                "executed", "executed_history", "workflow_call_stack", "workflow_call_history", "ready_order" }) {
            json.putArray(list);
        }
        for (String map : new String[] {
                "results", "errors", "prepared_source_mapping", "source_prepared_mapping", "prepared_iteration_paths",
                "indegree" }) {
            json.putObject(map);
        }
        return json.put("max_workflow_call_depth", Session.DEEPEST_CALL);
    }
}
