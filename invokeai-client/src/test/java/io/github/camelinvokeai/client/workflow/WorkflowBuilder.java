package io.github.camelinvokeai.client.workflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Builds the workflow files of tests, in the current schema: {@code node} starts a node, the calls after it furnish it.
 * Without a form call, the file has no form.
 */
final class WorkflowBuilder {

    static final String ROOT = "root";

    private final ObjectNode workflow = object();
    private final ArrayNode nodes = workflow.putArray("nodes");
    private final ArrayNode edges = workflow.putArray("edges");
    private final ArrayNode exposedFields = workflow.putArray("exposedFields");
    private final Map<String, Integer> shown = new LinkedHashMap<>();
    private ObjectNode node;
    private ObjectNode input;

    private WorkflowBuilder() {
        workflow.put("name", "Test").put("author", "").put("description", "").put("version", "1.0.0").put("contact", "")
                .put("tags", "").put("notes", "");
        workflow.putObject("meta").put("version", "4.0.0").put("category", "user");
    }

    static WorkflowBuilder workflow() {
        return new WorkflowBuilder();
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    /** JSON with single quotes for double ones. */
    static JsonNode json(String text) {
        return read(text.replace('\'', '"'));
    }

    static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An identifier of a model that is called after its key. */
    static ObjectNode model(String key) {
        return object().put("key", key).put("hash", "hash of " + key).put("name", "name of " + key).put("base", "sd-1")
                .put("type", "main");
    }

    /** A node of the graph. */
    WorkflowBuilder node(String id, String type) {
        start("invocation", id);
        data().put("type", type).put("version", NodeSchema.shipped().template(type).map(NodeTemplate::version).orElse("1.0.0"))
                .put("isIntermediate", true).put("useCache", true);
        return this;
    }

    WorkflowBuilder connector(String id) {
        return start("connector", id);
    }

    private WorkflowBuilder start(String outerType, String id) {
        node = nodes.addObject().put("id", id).put("type", outerType);
        ObjectNode data = node.putObject("data").put("id", id).put("label", "");
        data.putObject("inputs");
        return this;
    }

    /** Makes the node one of another outer type, such as {@code notes}. */
    WorkflowBuilder as(String outerType) {
        node.put("type", outerType);
        return this;
    }

    WorkflowBuilder named(String label) {
        data().put("label", label);
        return this;
    }

    /** Something else in the node's data; null takes it away. */
    WorkflowBuilder with(String name, Object value) {
        if (value == null) {
            data().remove(name);
        } else {
            data().set(name, Json.mapper().valueToTree(value));
        }
        return this;
    }

    /** A field of the node without a value. */
    WorkflowBuilder input(String name) {
        input = data().withObject("inputs").putObject(name).put("name", name).put("label", "");
        return this;
    }

    /** A field of the node with a value; null is stored as JSON null. */
    WorkflowBuilder input(String name, Object value) {
        input(name);
        input.set("value", Json.mapper().valueToTree(value));
        return this;
    }

    WorkflowBuilder labelled(String label) {
        input.put("label", label);
        return this;
    }

    private ObjectNode data() {
        return (ObjectNode) node.get("data");
    }

    /** An edge, with its ends as {@code node.field}. */
    WorkflowBuilder edge(String source, String target) {
        ObjectNode edge = edge();
        end(edge, "source", source);
        end(edge, "target", target);
        return this;
    }

    /** Changes the last edge; null takes a key away. */
    WorkflowBuilder edgeWith(String name, String value) {
        ObjectNode edge = (ObjectNode) edges.get(edges.size() - 1);
        if (value == null) {
            edge.remove(name);
        } else {
            edge.put(name, value);
        }
        return this;
    }

    private ObjectNode edge() {
        return edges.addObject().put("id", "edge-" + edges.size()).put("type", "default");
    }

    private static void end(ObjectNode edge, String name, String end) {
        int dot = end.lastIndexOf('.');
        edge.put(name, end.substring(0, dot)).put(name + "Handle", end.substring(dot + 1));
    }

    /** An entry of the list that files had before there were forms. */
    WorkflowBuilder exposed(String nodeId, String fieldName) {
        exposedFields.addObject().put("nodeId", nodeId).put("fieldName", fieldName);
        return this;
    }

    /** Shows the fields, each as {@code node.field}, at the end of the form. */
    WorkflowBuilder shown(String... addresses) {
        for (String address : addresses) {
            int dot = address.lastIndexOf('.');
            shownIn(ROOT, address.substring(0, dot), address.substring(dot + 1));
        }
        return this;
    }

    WorkflowBuilder shownIn(String container, String nodeId, String fieldName) {
        String address = nodeId + "." + fieldName;
        int times = shown.merge(address, 1, Integer::sum);
        ObjectNode data = object();
        data.putObject("fieldIdentifier").put("nodeId", nodeId).put("fieldName", fieldName);
        return element(container, times == 1 ? address : address + "#" + times, "node-field", data);
    }

    /** Settings of the element that shows a field. */
    WorkflowBuilder settings(String elementId, String settings) {
        ((ObjectNode) elements().path(elementId).path("data")).set("settings", json(settings));
        return this;
    }

    WorkflowBuilder container(String parent, String id) {
        ObjectNode data = object().put("layout", "row");
        data.putArray("children");
        return element(parent, id, "container", data);
    }

    WorkflowBuilder element(String parent, String id, String type, ObjectNode data) {
        ObjectNode element = object().put("id", id).put("type", type).put("parentId", parent);
        if (data != null) {
            element.set("data", data);
        }
        elements().set(id, element);
        return listed(parent, id);
    }

    /** Lists an element in a container, whether or not there is such an element. */
    WorkflowBuilder listed(String container, String... ids) {
        ArrayNode children = (ArrayNode) elements().path(container).path("data").path("children");
        Arrays.stream(ids).forEach(children::add);
        return this;
    }

    /** Makes another element than the usual one the root of the form. */
    WorkflowBuilder formRoot(String elementId) {
        elements();
        form().put("rootElementId", elementId);
        return this;
    }

    /** An element of the form that no container lists. */
    WorkflowBuilder unlisted(String id) {
        ArrayNode children = (ArrayNode) elements().path(ROOT).path("data").path("children");
        children.remove(List.copyOf(children.valueStream().map(JsonNode::asText).toList()).indexOf(id));
        return this;
    }

    private ObjectNode elements() {
        if (!workflow.has("form")) {
            ObjectNode root = form().put("rootElementId", ROOT).putObject("elements").putObject(ROOT);
            root.put("id", ROOT).put("type", "container").putObject("data").put("layout", "column").putArray("children");
        }
        return (ObjectNode) form().get("elements");
    }

    private ObjectNode form() {
        return workflow.withObject("form");
    }

    /** Something else at the top of the file; null takes it away. */
    WorkflowBuilder top(String name, JsonNode value) {
        if (value == null) {
            workflow.remove(name);
        } else {
            workflow.set(name, value);
        }
        return this;
    }

    ObjectNode tree() {
        return workflow;
    }

    WorkflowDefinition definition() {
        return WorkflowDefinition.fromTree(workflow);
    }

    /** Compiled against the nodes that ship with the client. */
    WorkflowHandle compile() {
        return WorkflowHandle.compile(definition(), NodeSchema.shipped());
    }
}
