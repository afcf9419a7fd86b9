package io.github.camelinvokeai.client.drift;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/** A workflow file as it is after somebody worked on it in the editor. Fields are named as {@code node.field}. */
final class EditedWorkflow {

    private final ObjectNode tree
            = WorkflowDefinition.fromClassPath("io/github/camelinvokeai/client/workflow/every-kind.json").raw();

    static EditedWorkflow everyKind() {
        return new EditedWorkflow();
    }

    EditedWorkflow rename(String address, String label) {
        input(address).put("label", label);
        return this;
    }

    EditedWorkflow store(String address, Object value) {
        input(address).putPOJO("value", value);
        return this;
    }

    /** Moves a field to the end of the form. */
    EditedWorkflow moveToEnd(String address) {
        JsonNode field = shown().remove(position(address));
        shown().add(field);
        return this;
    }

    EditedWorkflow hide(String address) {
        shown().remove(position(address));
        return this;
    }

    EditedWorkflow show(String address) {
        shown().addObject().put("nodeId", nodeId(address)).put("fieldName", fieldName(address));
        return this;
    }

    /** Deletes a node and makes another with the same inputs. */
    EditedWorkflow makeAnew(String nodeId, String newId) {
        node(nodeId).put("id", newId).withObject("data").put("id", newId);
        shown().forEach(field -> {
            if (field.path("nodeId").textValue().equals(nodeId)) {
                ((ObjectNode) field).put("nodeId", newId);
            }
        });
        return this;
    }

    /** Another node with the same id. */
    EditedWorkflow retype(String nodeId, String nodeType) {
        node(nodeId).withObject("data").put("type", nodeType).put("version", "1.0.0");
        return this;
    }

    /** A node more, with one input that the form does not show. */
    EditedWorkflow add(String nodeId, String nodeType, String fieldName, String label) {
        ObjectNode node = ((ArrayNode) tree.get("nodes")).addObject().put("id", nodeId).put("type", "invocation");
        node.putObject("data").put("id", nodeId).put("type", nodeType).put("version", "1.0.0").putObject("inputs")
                .putObject(fieldName).put("name", fieldName).put("label", label);
        return this;
    }

    EditedWorkflow connect(String source, String target) {
        ((ArrayNode) tree.get("edges")).addObject().put("id", source + target).put("type", "default")
                .put("source", nodeId(source)).put("sourceHandle", fieldName(source)).put("target", nodeId(target))
                .put("targetHandle", fieldName(target));
        return this;
    }

    WorkflowHandle compile() {
        return WorkflowHandle.compile(WorkflowDefinition.fromTree(tree), NodeSchema.shipped());
    }

    private ObjectNode input(String address) {
        return (ObjectNode) node(nodeId(address)).at("/data/inputs/" + fieldName(address));
    }

    private ObjectNode node(String id) {
        return (ObjectNode) tree.get("nodes").valueStream().filter(node -> node.path("id").textValue().equals(id)).findFirst()
                .orElseThrow();
    }

    private ArrayNode shown() {
        return (ArrayNode) tree.get("exposedFields");
    }

    private int position(String address) {
        List<String> addresses = new ArrayList<>();
        shown().forEach(field -> addresses.add(field.path("nodeId").textValue() + "." + field.path("fieldName").textValue()));
        return addresses.indexOf(address);
    }

    private static String nodeId(String address) {
        return address.substring(0, address.lastIndexOf('.'));
    }

    private static String fieldName(String address) {
        return address.substring(address.lastIndexOf('.') + 1);
    }
}
