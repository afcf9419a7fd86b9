package io.github.camelinvokeai.embedded.image;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.Timestamps;

/** What is known about a stored picture, beside its bytes. */
record ImageRecord(
        String name, NewImage about, int width, int height, Instant createdAt, Instant updatedAt, boolean starred,
        String boardId) {

    /** The picture where people look for results, in contrast to masks and the like. */
    static final String GENERAL = "general";

    ImageRecord onBoard(String board) {
        return new ImageRecord(name, about, width, height, createdAt, updatedAt, starred, board);
    }

    ImageRecord changed(ImageChanges changes, Instant now) {
        NewImage changed = new NewImage(
                about.origin(), changes.category() == null ? about.category() : changes.category(),
                changes.intermediate() == null ? about.intermediate() : changes.intermediate(), about.userId(),
                about.boardId(), changes.sessionId() == null ? about.sessionId() : changes.sessionId(), about.nodeId(),
                about.metadata(), about.workflow(), about.graph());
        return new ImageRecord(
                name, changed, width, height, createdAt, now, changes.starred() == null ? starred : changes.starred(),
                boardId);
    }

    boolean isAsset() {
        return !about.category().equals(GENERAL);
    }

    String fullUrl() {
        return "api/v1/images/i/" + name + "/full";
    }

    String thumbnailUrl() {
        return "api/v1/images/i/" + name + "/thumbnail";
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("image_name", name).put("image_url", fullUrl())
                .put("thumbnail_url", thumbnailUrl()).put("image_origin", about.origin())
                .put("image_category", about.category()).put("width", width).put("height", height)
                .put("created_at", Timestamps.millis(createdAt)).put("updated_at", Timestamps.millis(updatedAt))
                .putNull("deleted_at").put("is_intermediate", about.intermediate()).put("session_id", about.sessionId())
                .put("node_id", about.nodeId()).put("starred", starred)
                .put("has_workflow", about.workflow() != null || about.graph() != null).put("image_subfolder", "")
                .put("board_id", boardId);
    }
}
