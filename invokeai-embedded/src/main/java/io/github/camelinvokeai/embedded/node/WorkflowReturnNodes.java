package io.github.camelinvokeai.embedded.node;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that name what a workflow returns. */
final class WorkflowReturnNodes {

    private static final String KEY = "key";
    private static final String VALUE = "value";
    private static final String VALUES = "values";

    private WorkflowReturnNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("workflow_return_value", WorkflowReturnNodes::named);
        runners.put("workflow_return", WorkflowReturnNodes::returned);
        runners.put("workflow_return_get", WorkflowReturnNodes::got);
    }

    private static ObjectNode named(Invocation node) {
        ObjectNode value = Outputs.NODES.objectNode().put(KEY, key(node.node()));
        value.set(VALUE, node.input(VALUE).isMissingNode() ? Outputs.NODES.nullNode() : node.input(VALUE));
        return Outputs.value("workflow_return_value_output", value);
    }

    private static ObjectNode returned(Invocation node) {
        JsonNode given = node.input(VALUES);
        ObjectNode values = Outputs.NODES.objectNode();
        for (JsonNode value : given.isObject() ? List.of(given) : given) {
            String key = key(value);
            if (values.has(key)) {
                throw new NodeFailure("ValueError", "Duplicate workflow return key '" + key + "'.");
            }
            values.set(key, value.get(VALUE));
        }
        ObjectNode output = Outputs.NODES.objectNode();
        output.set(VALUES, values);
        return output.put("type", "workflow_return_output");
    }

    private static ObjectNode got(Invocation node) {
        String key = key(node.node());
        if (!node.input(VALUES).has(key)) {
            throw new NodeFailure("ValueError", "Workflow return key '" + key + "' was not found.");
        }
        return Outputs.value("workflow_return_get_output", node.input(VALUES).get(key));
    }

    private static String key(JsonNode named) {
        String key = named.path(KEY).asText("").strip();
        if (key.isEmpty()) {
            throw new NodeFailure("ValueError", "Workflow return key must not be empty.");
        }
        return key;
    }
}
