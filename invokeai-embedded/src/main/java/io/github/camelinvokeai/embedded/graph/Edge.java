package io.github.camelinvokeai.embedded.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An edge of a graph, from an output of one node to an input of another. */
record Edge(String source, String output, String destination, String input) {

    static Edge of(JsonNode edge) {
        return new Edge(
                edge.at("/source/node_id").asText(), edge.at("/source/field").asText(),
                edge.at("/destination/node_id").asText(), edge.at("/destination/field").asText());
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("source").put("node_id", source).put("field", output);
        json.putObject("destination").put("node_id", destination).put("field", input);
        return json;
    }

    /** As InvokeAI writes it. */
    @Override
    public String toString() {
        return source + "." + output + " -> " + destination + "." + input;
    }
}
