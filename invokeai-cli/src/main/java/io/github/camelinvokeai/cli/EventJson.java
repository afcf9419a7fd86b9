package io.github.camelinvokeai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.json.Json;

/** An event as JSON in one line: its name, and all that the server sent with it. */
final class EventJson {

    private static final String IMAGE = "image";
    private static final String DATA_URL = "dataURL";

    private EventJson() {
    }

    /** @param previews whether pictures in the making stay whole; else only their kind and length are told */
    static String of(InvokeAIEvent event, boolean previews) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("event", event.name());
        json.set("data", previews ? event.raw() : withoutPreview(event.raw()));
        try {
            return Json.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    /** Copies what it changes: other listeners have the same tree. */
    private static JsonNode withoutPreview(JsonNode raw) {
        JsonNode image = raw.path(IMAGE);
        if (!image.path(DATA_URL).isTextual()) {
            return raw;
        }
        ObjectNode shortened = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) image);
        shortened.put(DATA_URL, shortened(image.path(DATA_URL).textValue()));
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) raw);
        return copy.set(IMAGE, shortened);
    }

    private static String shortened(String dataUrl) {
        return dataUrl.substring(0, dataUrl.indexOf(',') + 1) + "... (" + dataUrl.length() + " characters)";
    }
}
