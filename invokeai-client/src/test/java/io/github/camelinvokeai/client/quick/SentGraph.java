package io.github.camelinvokeai.client.quick;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** A graph as it is sent, to be asked about. */
final class SentGraph {

    private static final Set<String> OF_EVERY_NODE = Set.of("id", "type", "is_intermediate", "use_cache");

    private final JsonNode graph;

    SentGraph(JsonNode graph) {
        this.graph = graph;
    }

    SentGraph(PictureGraph picture) {
        this(picture.toJson());
    }

    ObjectNode node(String id) {
        return (ObjectNode) graph.path("nodes").path(id);
    }

    List<String> types() {
        return StreamSupport.stream(graph.path("nodes").spliterator(), false).map(node -> node.path("type").asText()).sorted()
                .toList();
    }

    /** As {@code node.output -> node.input}. */
    List<String> edges() {
        return StreamSupport.stream(graph.path("edges").spliterator(), false)
                .map(edge -> end(edge.path("source")) + " -> " + end(edge.path("destination"))).toList();
    }

    /**
     * What a server would say that has these node types: unknown inputs and outputs, inputs fed twice or not at all.
     */
    List<String> faults(NodeSchema schema) {
        List<String> faults = new ArrayList<>();
        graph.path("nodes").properties().forEach(entry -> faultsOf(entry, schema, faults));
        for (JsonNode edge : graph.path("edges")) {
            String output = edge.path("source").path("field").asText();
            if (!template(edge.path("source"), schema).outputs().containsKey(output)) {
                faults.add("no output " + end(edge.path("source")));
            }
        }
        return faults;
    }

    private void faultsOf(Map.Entry<String, JsonNode> entry, NodeSchema schema, List<String> faults) {
        String id = entry.getKey();
        JsonNode node = entry.getValue();
        NodeTemplate template = schema.template(node.path("type").asText()).orElseThrow();
        List<String> fed = fed(id);
        List<String> set = node.properties().stream().map(Map.Entry::getKey).filter(name -> !OF_EVERY_NODE.contains(name))
                .toList();
        for (String name : join(fed, set)) {
            if (!template.acceptsExtraInputs() && template.input(name).isEmpty()) {
                faults.add("no input " + id + "." + name);
            }
        }
        boolean collects = template.type().equals("collect");
        fed.stream().filter(name -> !collects && fed.indexOf(name) != fed.lastIndexOf(name))
                .forEach(name -> faults.add("two edges to " + id + "." + name));
        template.inputs().values().stream().filter(input -> input.required() && !join(fed, set).contains(input.name()))
                .forEach(input -> faults.add("nothing for " + id + "." + input.name()));
    }

    private List<String> fed(String id) {
        return StreamSupport.stream(graph.path("edges").spliterator(), false).map(edge -> edge.path("destination"))
                .filter(end -> end.path("node_id").asText().equals(id)).map(end -> end.path("field").asText()).toList();
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private NodeTemplate template(JsonNode end, NodeSchema schema) {
        return schema.template(node(end.path("node_id").asText()).path("type").asText()).orElseThrow();
    }

    private static String end(JsonNode end) {
        return end.path("node_id").asText() + "." + end.path("field").asText();
    }
}
