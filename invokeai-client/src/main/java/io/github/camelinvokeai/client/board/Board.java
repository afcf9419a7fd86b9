package io.github.camelinvokeai.client.board;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A board of the gallery.
 *
 * @param imageCount how many images it held when it was read
 * @param raw        everything the server said
 */
public record Board(String id, String name, int imageCount, boolean archived, JsonNode raw) {

    static Board of(JsonNode raw) {
        return new Board(
                raw.path("board_id").asText(null), raw.path("board_name").asText(""), raw.path("image_count").asInt(),
                raw.path("archived").asBoolean(), raw);
    }
}
