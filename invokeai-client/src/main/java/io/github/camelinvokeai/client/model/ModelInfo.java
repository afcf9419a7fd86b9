package io.github.camelinvokeai.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/**
 * An installed model. Base, type and format are the server's words, so that those of newer servers come through.
 *
 * @param key         identifies the model on this installation only; the one thing that counts when a graph runs
 * @param hash        identifies its content on any installation
 * @param base        for instance {@code sd-1} or {@code sdxl}
 * @param type        for instance {@code main}, {@code lora} or {@code vae}
 * @param format      for instance {@code diffusers} or {@code checkpoint}
 * @param description or null
 * @param raw         everything the server said
 */
public record ModelInfo(String key, String hash, String name, String base, String type, String format,
        String description, JsonNode raw) {

    static ModelInfo of(JsonNode raw) {
        return new ModelInfo(
                text(raw, "key"), text(raw, "hash"), text(raw, "name"), text(raw, "base"), text(raw, "type"),
                text(raw, "format"), text(raw, "description"), raw);
    }

    private static String text(JsonNode raw, String field) {
        return raw.path(field).asText(null);
    }

    /** The value of a model input in a graph: key, hash, name, base and type. */
    public ObjectNode toIdentifier() {
        return Json.mapper().createObjectNode().put("key", key).put("hash", hash).put("name", name).put("base", base)
                .put("type", type);
    }
}
