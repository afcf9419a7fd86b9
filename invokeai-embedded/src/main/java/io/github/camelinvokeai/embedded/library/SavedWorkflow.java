package io.github.camelinvokeai.embedded.library;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.Timestamps;

/** A workflow in the library; {@code openedAt} is null until somebody opened it. */
record SavedWorkflow(
        String id, ObjectNode workflow, Instant createdAt, Instant updatedAt, Instant openedAt, String ownerId,
        boolean shared) {

    static final String DEFAULT = "default";

    String name() {
        return text("name");
    }

    String category() {
        return workflow.path("meta").path("category").asText();
    }

    boolean isDefault() {
        return category().equals(DEFAULT);
    }

    List<String> tags() {
        return Arrays.stream(text("tags").split(",", -1)).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
    }

    String text(String field) {
        return workflow.path(field).asText();
    }

    boolean mentions(String tag) {
        return contains(text("tags"), tag.strip());
    }

    boolean matches(String query) {
        return contains(name(), query) || contains(text("description"), query) || contains(text("tags"), query);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    boolean isCallable() {
        return returns() == 1;
    }

    private long returns() {
        return StreamSupport.stream(workflow.path("nodes").spliterator(), false)
                .filter(node -> node.path("type").asText().equals("invocation"))
                .filter(node -> node.path("data").path("type").asText().equals("workflow_return")).count();
    }

    private ObjectNode facts() {
        return JsonNodeFactory.instance.objectNode().put("workflow_id", id).put("name", name())
                .put("created_at", Timestamps.millis(createdAt)).put("updated_at", Timestamps.millis(updatedAt))
                .put("opened_at", openedAt == null ? null : Timestamps.millis(openedAt)).put("user_id", ownerId)
                .put("is_public", shared);
    }

    ObjectNode toJson() {
        ObjectNode json = facts();
        json.set("workflow", workflow);
        return json;
    }

    ObjectNode toFullJson() {
        ObjectNode json = toJson().putNull("thumbnail_url");
        json.set("call_saved_workflow_compatibility", compatibility());
        return json;
    }

    ObjectNode toListItem() {
        ObjectNode json = facts().put("description", text("description")).put("category", category())
                .put("tags", text("tags")).putNull("thumbnail_url");
        json.set("call_saved_workflow_compatibility", compatibility());
        return json;
    }

    private JsonNode compatibility() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("is_callable", isCallable());
        return isCallable()
                ? json.put("reason", "ok").putNull("message")
                : json.put("reason", "missing_workflow_return")
                        .put("message", "The workflow must contain exactly one workflow_return node.");
    }
}
