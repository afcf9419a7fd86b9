package io.github.camelinvokeai.client.workflow;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A graph in the format of InvokeAI's queue, as it stands in a file.
 *
 * @param place where in the file, as the beginning of a JsonPath
 * @param json  the graph, with its nodes by id and its list of edges
 * @param data  values that a batch puts into its nodes, as the queue takes them; missing if there are none
 */
record ApiGraph(String place, JsonNode json, JsonNode data) {

    /** The graph that a JSON object is or holds; empty if there is none. */
    static Optional<ApiGraph> in(ObjectNode tree) {
        JsonNode batch = tree.path("batch");
        if (batch.path("graph").isObject()) {
            return Optional.of(new ApiGraph("$.batch.graph", batch.get("graph"), batch.path("data")));
        }
        if (tree.path("graph").isObject()) {
            return Optional.of(new ApiGraph("$.graph", tree.get("graph"), tree.path("data")));
        }
        return tree.path("nodes").isObject() ? Optional.of(new ApiGraph("$", tree, tree.path("data"))) : Optional.empty();
    }

    JsonNode nodes() {
        return json.path("nodes");
    }

    JsonNode edges() {
        return json.path("edges");
    }

    boolean hasData() {
        return data.isArray() && !data.isEmpty();
    }

    /** Why it cannot be walked, as the rest of a sentence about the file; empty if it can. */
    Optional<String> fault() {
        if (!nodes().isObject()) {
            return Optional.of("has a graph without an object 'nodes'");
        }
        if (json.hasNonNull("edges") && !edges().isArray()) {
            return Optional.of("has 'edges' that are no list");
        }
        if (!data.isMissingNode() && !data.isNull() && !data.isArray()) {
            return Optional.of("has 'data' that is no list");
        }
        return nodes().propertyStream().filter(node -> !node.getValue().isObject()).findFirst()
                .map(node -> "has a node that is no JSON object at nodes." + node.getKey());
    }
}
