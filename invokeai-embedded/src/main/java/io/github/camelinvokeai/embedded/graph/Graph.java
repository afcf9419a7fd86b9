package io.github.camelinvokeai.embedded.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A graph that was found to be right, with all defaults filled in. The nodes are not changed.
 *
 * @param nodes by id, in the order in which they were sent
 */
public record Graph(String id, Map<String, ObjectNode> nodes, List<Edge> edges) {

    /** The type of an edge is the graph's own matter. */
    public Graph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = List.copyOf(edges);
    }

    /** The same with another value in one field. */
    Graph with(String nodeId, ObjectNode node) {
        Map<String, ObjectNode> changed = new LinkedHashMap<>(nodes);
        changed.put(nodeId, node);
        return new Graph(id, changed, edges);
    }

    List<Edge> into(String nodeId) {
        return edges.stream().filter(edge -> edge.destination().equals(nodeId)).toList();
    }

    String type(String nodeId) {
        return nodes.get(nodeId).path("type").asText();
    }

    /** As the server sends it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
        ObjectNode all = json.putObject("nodes");
        nodes.forEach((nodeId, node) -> all.set(nodeId, node.deepCopy()));
        ArrayNode list = json.putArray("edges");
        edges.forEach(edge -> list.add(edge.toJson()));
        return json;
    }
}
