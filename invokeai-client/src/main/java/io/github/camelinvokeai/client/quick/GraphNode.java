package io.github.camelinvokeai.client.quick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FieldValue;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** A node of a graph in the making. */
final class GraphNode {

    private final String id;
    private final NodeTemplate template;
    private final ObjectNode json;

    GraphNode(String id, NodeTemplate template) {
        this.id = id;
        this.template = template;
        this.json = JsonNodeFactory.instance.objectNode().put("id", id).put("type", template.type())
                .put("is_intermediate", true).put("use_cache", true);
    }

    String id() {
        return id;
    }

    /** A value of ours; left out where the server's release does not have the input yet, or null. */
    GraphNode set(String input, Object value) {
        JsonNode converted = value == null ? null : Json.mapper().valueToTree(value);
        if (converted != null && (template.acceptsExtraInputs() || has(input))) {
            json.set(input, converted);
        }
        return this;
    }

    /**
     * A value of the caller's, checked against what the server says of the input.
     *
     * @param  argument                                                   what the caller calls it, for messages
     * @return                                                            the value as it is sent
     * @throws io.github.camelinvokeai.client.error.InvalidValueException if it does not fit
     */
    JsonNode check(String input, String argument, Object value) {
        FieldTemplate field = input(input);
        FieldValue checked = FieldFactory.create(field, FormSettings.NONE, null).convert(argument, value);
        if (!(checked instanceof FieldValue.Literal literal)) {
            throw new InvokeAIException("Node type '" + template.type() + "' takes no plain value for its " + input);
        }
        json.set(input, literal.json());
        return literal.json();
    }

    /** Whether the server's release has the input. */
    boolean has(String input) {
        return template.input(input).isPresent();
    }

    /** What the server says of an input. */
    private FieldTemplate input(String name) {
        return template.input(name).orElseThrow(() -> new InvokeAIException(
                "The server's node type '" + template.type() + "' " + template.version() + " has no input '" + name + "'"));
    }

    /** Makes its picture the one for the gallery, painted anew each time. */
    GraphNode forGallery() {
        json.put("is_intermediate", false).put("use_cache", false);
        return this;
    }

    ObjectNode toJson() {
        return json;
    }
}
