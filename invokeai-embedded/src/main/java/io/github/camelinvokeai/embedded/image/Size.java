package io.github.camelinvokeai.embedded.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.web.ApiFault;

/** A size in pixels that somebody asked for. */
record Size(int width, int height) {

    private static final long MOST_PIXELS = 4096L * 4096;

    /** @throws ApiFault 400 for anything but JSON with a sensible width and height */
    static Size parse(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            int width = json.path("width").asInt();
            int height = json.path("height").asInt();
            if (width > 0 && height > 0 && (long) width * height <= MOST_PIXELS) {
                return new Size(width, height);
            }
        } catch (JsonProcessingException e) {
            throw refused();
        }
        throw refused();
    }

    private static ApiFault refused() {
        return ApiFault.of(400, "Invalid resize_to format or size");
    }
}
