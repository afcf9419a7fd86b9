package io.github.camelinvokeai.client.image;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server knows of an image, without its bytes.
 *
 * @param width        pixels
 * @param height       pixels
 * @param category     the server's word, for instance {@code general}; words of newer servers come through
 * @param boardId      the board it is on, or null
 * @param sessionId    the session that made it, or null; one answered from the server's cache bears the earlier session
 * @param nodeId       the prepared node that made it within that session, or null
 * @param intermediate whether the gallery hides it
 * @param hasWorkflow  true for every generated image, with or without a workflow
 * @param createdAt    the server's words, UTC, or null
 * @param raw          everything the server said
 */
public record ImageInfo(String imageName, int width, int height, String category, String boardId, String sessionId,
        String nodeId, boolean intermediate, boolean starred, boolean hasWorkflow, String createdAt, JsonNode raw) {

    static ImageInfo of(JsonNode raw) {
        return new ImageInfo(
                raw.path("image_name").asText(null), raw.path("width").asInt(), raw.path("height").asInt(),
                raw.path("image_category").asText(null), raw.path("board_id").asText(null),
                raw.path("session_id").asText(null), raw.path("node_id").asText(null),
                raw.path("is_intermediate").asBoolean(), raw.path("starred").asBoolean(),
                raw.path("has_workflow").asBoolean(), raw.path("created_at").asText(null), raw);
    }
}
