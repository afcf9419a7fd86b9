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
 */
record WorkflowNode(int position, String id, JsonNode json, NodeTemplate template) {

    private static final Set<String> NOT_EXECUTABLE = Set.of(
            "image_batch", "string_batch", "integer_batch", "float_batch",
            "image_generator", "string_generator", "integer_generator", "float_generator");

    boolean invocation() {
        return json.path("type").asText().equals("invocation");
    }

    boolean connector() {
        return json.path("type").asText().equals("connector");
    }

    /** Whether it becomes a node of the graph: batch and generator nodes only supply values. */
    boolean executable() {
        return invocation() && !NOT_EXECUTABLE.contains(type());
    }

    boolean batchNode() {
        return invocation() && type().endsWith("_batch") && !executable();
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
