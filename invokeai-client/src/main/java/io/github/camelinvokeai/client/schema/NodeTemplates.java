package io.github.camelinvokeai.client.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads all node types of an OpenAPI document. */
final class NodeTemplates {

    private static final Set<String> MARKERS = Set.of("id", "type", "use_cache");
    private static final Set<String> NOT_FOR_WORKFLOWS = Set.of("graph", "linear_ui_output");

    private final Components components;
    private final FieldTypeReader types;
    private final FieldTemplateReader fields;

    private NodeTemplates(Components components) {
        this.components = components;
        this.types = new FieldTypeReader(components);
        this.fields = new FieldTemplateReader(components, types);
    }

    /** The templates by node type; empty if the document is not one of InvokeAI's. */
    static SortedMap<String, NodeTemplate> read(JsonNode document) {
        return new NodeTemplates(new Components(document.path("components").path("schemas"))).read();
    }

    private SortedMap<String, NodeTemplate> read() {
        SortedMap<String, NodeTemplate> templates = new TreeMap<>();
        components.schemas().forEach(schema -> {
            String type = typeName(schema);
            JsonNode output = components.referenced(schema.path("output"));
            if (schema.path("class").asText().equals("invocation") && output.path("class").asText().equals("output")
                    && !type.isEmpty() && !NOT_FOR_WORKFLOWS.contains(type)) {
                templates.put(type, template(type, schema, output));
            }
        });
        return templates;
    }

    private NodeTemplate template(String type, JsonNode schema, JsonNode output) {
        return new NodeTemplate(
                type, schema.path("title").asText(type).replaceFirst("Invocation", ""),
                schema.path("version").asText(""), schema.path("category").asText("other"),
                schema.path("node_pack").asText(""), typeName(output),
                schema.path("properties").path("use_cache").path("default").asBoolean(true),
                schema.path("additionalProperties").asBoolean(false), inputs(type, schema), outputs(output));
    }

    private Map<String, FieldTemplate> inputs(String type, JsonNode schema) {
        Map<String, FieldTemplate> inputs = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (!MARKERS.contains(name) && isField(property.getValue()) && !isIterationIndex(type, name)) {
                fields.read(name, property.getValue()).ifPresent(field -> inputs.put(name, field));
            }
        });
        return inputs;
    }

    private Map<String, FieldType> outputs(JsonNode output) {
        Map<String, FieldType> outputs = new LinkedHashMap<>();
        output.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("type") && isField(property.getValue())) {
                types.read(property.getValue()).ifPresent(type -> outputs.put(property.getKey(), type));
            }
        });
        return outputs;
    }

    private static String typeName(JsonNode schema) {
        JsonNode type = schema.path("properties").path("type");
        return type.path("default").asText(type.path("const").asText(""));
    }

    private static boolean isField(JsonNode property) {
        return property.has("field_kind");
    }

    /** The server sets the index of an iteration itself. */
    private static boolean isIterationIndex(String type, String name) {
        return type.equals("iterate") && name.equals("index");
    }
}
