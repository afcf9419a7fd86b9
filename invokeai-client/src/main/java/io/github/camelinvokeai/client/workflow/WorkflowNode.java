package io.github.camelinvokeai.client.workflow;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * A node of a workflow file together with what the schema says about its type.
 *
 * @param position its place in the list {@code nodes}
 * @param id       never blank
 * @param json     the node as it stands in the file
 * @param template the facts about its type, or null if the schema does not know it
 * @param givenUp  whether it is one of InvokeAI's own that the server no longer has
 */
record WorkflowNode(int position, String id, JsonNode json, NodeTemplate template, boolean givenUp) {

    private static final Set<String> NOT_EXECUTABLE = Set.of(
            "image_batch", "string_batch", "integer_batch", "float_batch",
            "image_generator", "string_generator", "integer_generator", "float_generator");

    /** The node with other JSON. */
    WorkflowNode with(JsonNode other) {
        return new WorkflowNode(position, id, other, template, givenUp);
    }

    boolean invocation() {
        return json.path("type").asText().equals("invocation");
    }

    boolean connector() {
        return json.path("type").asText().equals("connector");
    }

    /** Whether it becomes a node of the graph: batch and generator nodes only supply values. */
    boolean executable() {
        return invocation() && !givenUp && !NOT_EXECUTABLE.contains(type());
    }

    boolean batchNode() {
        return invocation() && type().endsWith("_batch") && NOT_EXECUTABLE.contains(type());
    }

    /** The node type, for instance {@code denoise_latents}. */
    String type() {
        return data().path("type").asText();
    }

    String label() {
        String label = data().path("label").asText("");
        if (!label.isBlank()) {
            return label;
        }
        return template == null ? type() : template.title();
    }

    /** The node pack that brings its type; empty if the file does not say it. */
    String pack() {
        return data().path("nodePack").asText("");
    }

    JsonNode data() {
        return json.path("data");
    }

    JsonNode inputs() {
        return data().path("inputs");
    }

    /** The field as the file has it; missing if it has none of that name. */
    JsonNode input(String fieldName) {
        JsonNode input = inputs().path(fieldName);
        return input.isObject() ? input : MissingNode.getInstance();
    }

    boolean hasInput(String fieldName) {
        return inputs().has(fieldName);
    }

    /** The facts about a field, those that the node carries itself first; null if nobody knows it. */
    FieldTemplate field(String fieldName) {
        JsonNode dynamic = data().path("dynamicInputTemplates").path(fieldName);
        if (dynamic.isObject()) {
            return DynamicTemplate.read(fieldName, dynamic);
        }
        return template == null ? null : template.inputs().get(fieldName);
    }

    String place() {
        return "nodes[" + position + "] (" + id + ")";
    }
}
