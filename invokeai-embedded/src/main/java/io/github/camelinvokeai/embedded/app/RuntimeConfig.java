package io.github.camelinvokeai.embedded.app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/**
 * What the server was started with, among the settings that InvokeAI has besides.
 *
 * @param port     known once the server listens
 * @param basePath empty for none
 */
public record RuntimeConfig(IntSupplier port, String basePath, int maxQueueSize, boolean multiUser) {

    private static final String DEFAULTS = "runtime-config.json";

    ObjectNode toJson() {
        ObjectNode config = defaults().put("port", port.getAsInt()).put("max_queue_size", maxQueueSize)
                .put("base_url", basePath.isEmpty() ? null : basePath)
                .put("multiuser", multiUser).put("strict_password_checking", multiUser);
        ArrayNode set = JsonNodeFactory.instance.arrayNode().add("port");
        return JsonNodeFactory.instance.objectNode().<ObjectNode> set("set_fields", set).set("config", config);
    }

    private static ObjectNode defaults() {
        try (InputStream in = RuntimeConfig.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new FileNotFoundException(DEFAULTS);
            }
            return (ObjectNode) Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of the embedded server is damaged: " + DEFAULTS + " cannot be read", e);
        }
    }
}
