package io.github.camelinvokeai.contract;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;

/** Builds workflows of a few nodes, in the schema that InvokeAI's UI exports. No node is answered from the cache. */
final class SmallWorkflow {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    SmallWorkflow() {
        for (String text : new String[] { "author", "description", "version", "contact", "tags", "notes" }) {
            json.put(text, "");
        }
        json.put("name", "Small workflow");
        json.putObject("meta").put("category", "user").put("version", "4.0.0");
        json.putArray("exposedFields");
        json.putArray("nodes");
        json.putArray("edges");
    }

    /** A node whose images are for the gallery. */
    SmallWorkflow node(String id, String type, Map<String, ?> values) {
        return add(id, type, values, false);
    }

    /** A node whose images are only a step on the way. */
    SmallWorkflow step(String id, String type, Map<String, ?> values) {
        return add(id, type, values, true);
    }

    private SmallWorkflow add(String id, String type, Map<String, ?> values, boolean intermediate) {
        ObjectNode node = json.withArray("nodes").addObject().put("id", id).put("type", "invocation");
        ObjectNode data = node.putObject("data").put("id", id).put("type", type).put("label", "").put("notes", "")
                .put("version", "1.0.0").put("nodePack", "invokeai").put("isOpen", true).put("isIntermediate", intermediate)
                .put("useCache", false);
        ObjectNode inputs = data.putObject("inputs");
        values.forEach((name, value) -> inputs.putObject(name).put("name", name).put("label", "")
                .set("value", Json.mapper().valueToTree(value)));
        node.putObject("position").put("x", 0).put("y", 0);
        return this;
    }

    /** Gives the last node a label. */
    SmallWorkflow labelled(String label) {
        JsonNode nodes = json.path("nodes");
        ((ObjectNode) nodes.get(nodes.size() - 1).get("data")).put("label", label);
        return this;
    }

    /** Both ends as {@code node.field}. */
    SmallWorkflow edge(String from, String to) {
        ObjectNode edge = json.withArray("edges").addObject().put("id", from + "-" + to).put("type", "default");
        end(edge, "source", from);
        end(edge, "target", to);
        return this;
    }

    private static void end(ObjectNode edge, String side, String nodeAndField) {
        int dot = nodeAndField.indexOf('.');
        edge.put(side, nodeAndField.substring(0, dot)).put(side + "Handle", nodeAndField.substring(dot + 1));
    }

    /** Makes a field, given as {@code node.field}, an input. */
    SmallWorkflow expose(String nodeAndField) {
        int dot = nodeAndField.indexOf('.');
        json.withArray("exposedFields").addObject().put("nodeId", nodeAndField.substring(0, dot))
                .put("fieldName", nodeAndField.substring(dot + 1));
        return this;
    }

    WorkflowDefinition definition() {
        return WorkflowDefinition.fromTree(json);
    }

    /** A picture of one colour and its blurred copy, which only the gallery shows. */
    static SmallWorkflow blurredBlank() {
        return new SmallWorkflow().step("blank", "blank_image", Map.of("width", 64, "height", 48))
                .node("blur", "img_blur", Map.of("radius", 3)).edge("blank.image", "blur.image");
    }

    /** One picture of each of the widths 16, 32, 48 and 64. */
    static SmallWorkflow widths() {
        return new SmallWorkflow().step("widths", "range", Map.of("start", 16, "stop", 80, "step", 16))
                .step("each", "iterate", Map.of()).node("blank", "blank_image", Map.of("width", 8, "height", 16))
                .edge("widths.collection", "each.collection").edge("each.item", "blank.width");
    }

    /** Returns a text and the width of a picture. */
    static SmallWorkflow returning() {
        return new SmallWorkflow().step("blank", "blank_image", Map.of("width", 24, "height", 16))
                .step("width", "workflow_return_value", Map.of("key", "width"))
                .step("text", "string", Map.of("value", "A square"))
                .step("title", "workflow_return_value", Map.of("key", "title"))
                .step("both", "collect", Map.of()).step("return", "workflow_return", Map.of())
                .edge("blank.width", "width.value").edge("text.value", "title.value").edge("width.value", "both.item")
                .edge("title.value", "both.item")
                .edge("both.collection", "return.values");
    }

    /** Is accepted, makes a picture, then fails at the node {@code divide}. */
    static SmallWorkflow failing() {
        return new SmallWorkflow().node("blank", "blank_image", Map.of("width", 64, "height", 48))
                .step("divide", "div", Map.of("b", 0)).edge("blank.width", "divide.a");
    }
}
