package io.github.camelinvokeai.embedded.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/**
 * The workflows in the library of a new InvokeAI, without their prose. The file is made by
 * {@code scripts/record-shipped-workflows}, whose help says how to refresh it.
 */
final class ShippedWorkflows {

    private static final String RESOURCE = "shipped-workflows-6.14.2.json";

    private ShippedWorkflows() {
    }

    static List<ObjectNode> all() {
        try (InputStream in = ShippedWorkflows.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            List<ObjectNode> all = new ArrayList<>();
            Json.mapper().readTree(in).forEach(workflow -> all.add((ObjectNode) workflow));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The jar of the embedded server is damaged: " + RESOURCE + " cannot be read from it", e);
        }
    }
}
