package io.github.camelinvokeai.client.quick;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** A graph in the making, of nodes that the server knows. */
final class GraphBuilder {

    private final NodeSchema schema;
    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final ArrayNode edges = JsonNodeFactory.instance.arrayNode();

    GraphBuilder(NodeSchema schema) {
        this.schema = schema;
    }

    /** Adds a node whose pictures, if it makes any, are only a step on the way. */
    GraphNode add(String id, String type) {
        NodeTemplate template = schema.template(type).orElseThrow(() -> new InvokeAIException(
                "InvokeAI " + schema.version() + " has no node type '" + type + "', which such a picture needs ("
                                                                                              + schema.source() + ")"));
        GraphNode node = new GraphNode(id, template);
        nodes.put(id, node);
        return node;
    }

    /** Feeds an input by an output. */
    GraphBuilder edge(GraphNode from, String output, GraphNode to, String input) {
        ObjectNode edge = edges.addObject();
        edge.putObject("source").put("node_id", from.id()).put("field", output);
        edge.putObject("destination").put("node_id", to.id()).put("field", input);
        return this;
    }

    ObjectNode toJson() {
        ObjectNode graph = JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString());
        ObjectNode all = graph.putObject("nodes");
        nodes.forEach((id, node) -> all.set(id, node.toJson()));
        graph.set("edges", edges);
        return graph;
    }
}
