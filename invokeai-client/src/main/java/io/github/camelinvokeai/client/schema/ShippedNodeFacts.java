package io.github.camelinvokeai.client.schema;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;

/** The facts file in this jar. It is made by {@code scripts/trim-node-facts}, whose help says how to refresh it. */
final class ShippedNodeFacts {

    static final String VERSION = "6.14.2";

    private static final String RESOURCE = "node-facts-" + VERSION + ".json";

    private ShippedNodeFacts() {
    }

    static JsonNode document() {
        try (InputStream in = ShippedNodeFacts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of this client is damaged: " + RESOURCE + " cannot be read from it", e);
        }
    }
}
