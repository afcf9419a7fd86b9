package io.github.camelinvokeai.embedded.graph;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;

/**
 * What is known about the node types that run here: their fields and outputs, from the facts that the client ships, and
 * the shapes of the objects in them, recorded by {@code scripts/record-field-shapes}. Immutable.
 */
public final class NodeFacts {

    static final String ITERATE = "iterate";
    static final String COLLECT = "collect";

    private static final String SHAPES = "field-shapes-6.14.2.json";

    private final Map<String, NodeType> types = new TreeMap<>();
    private final JsonNode components;

    /**
     * A type of node.
     *
     * @param className by which the server sorts what is ready to run
     * @param fields    schemas by name, in their order, with those that every node has
     * @param outputs   schemas by name
     */
    record NodeType(String type, String className, Map<String, JsonNode> fields, Map<String, JsonNode> outputs) {

        boolean keepsUnknownFields() {
            return type.equals("core_metadata");
        }
    }

    /** @param runnable the types that run here, beside {@code iterate} and {@code collect} */
    public NodeFacts(Collection<String> runnable) {
        JsonNode facts = NodeSchema.shippedDocument().at("/components/schemas");
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.setAll((ObjectNode) facts);
        all.setAll((ObjectNode) shapes().at("/components/schemas"));
        components = all;
        facts.properties().forEach(entry -> {
            String type = entry.getValue().at("/properties/type/default").asText();
            boolean node = entry.getValue().path("class").asText().equals("invocation");
            if (node && (runnable.contains(type) || type.equals(ITERATE) || type.equals(COLLECT))) {
                types.put(type, nodeType(type, entry.getKey(), entry.getValue()));
            }
        });
    }

    private static JsonNode shapes() {
        try (InputStream in = NodeFacts.class.getResourceAsStream(SHAPES)) {
            if (in == null) {
                throw new FileNotFoundException(SHAPES);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of the embedded server is damaged: " + SHAPES + " cannot be read", e);
        }
    }

    private NodeType nodeType(String type, String className, JsonNode facts) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        // The order in which InvokeAI writes them: what several nodes share, what every node has, what only this one has.
        for (String shared : new String[] { "board", "metadata" }) {
            if (facts.path("properties").has(shared)) {
                fields.put(shared, facts.path("properties").path(shared));
            }
        }
        fields.put("id", JsonNodeFactory.instance.objectNode().put("type", "string"));
        fields.put("is_intermediate", flag(false));
        fields.put("use_cache", flag(facts.at("/properties/use_cache/default").asBoolean(true)));
        facts.path("properties").properties().forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
        fields.remove("type");
        if (type.equals(ITERATE)) {
            fields.putIfAbsent("index", JsonNodeFactory.instance.objectNode().put("type", "integer").put("default", 0));
        }
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        resolve(facts.path("output")).path("properties").properties()
                .forEach(output -> outputs.put(output.getKey(), output.getValue()));
        return new NodeType(type, className, Collections.unmodifiableMap(fields), Collections.unmodifiableMap(outputs));
    }

    private static JsonNode flag(boolean otherwise) {
        return JsonNodeFactory.instance.objectNode().put("type", "boolean").put("default", otherwise);
    }

    /** The names of the types that run here, with {@code iterate} and {@code collect}; sorted. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(types.keySet()));
    }

    /** The types by name; sorted. */
    Map<String, NodeType> types() {
        return Collections.unmodifiableMap(types);
    }

    NodeType type(ObjectNode node) {
        return types.get(node.path("type").asText());
    }

    /** What a schema refers to; itself if it refers to nothing. */
    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? components.path(referred(schema)) : schema;
    }

    static String referred(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
