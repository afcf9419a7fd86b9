package io.github.camelinvokeai.embedded.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What somebody enqueues, found to be right.
 *
 * @param origin      null if not said
 * @param destination null if not said
 * @param data        groups of values, each group zipped; null of JSON if not said
 * @param workflow    null of JSON if there is none
 */
public record Batch(String batchId, String origin, String destination, JsonNode data, Graph graph, JsonNode workflow, int runs,
        boolean prepend) {

    /** As the server repeats it in its answer. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("batch_id", batchId).put("origin", origin).put("destination", destination);
        json.set("data", data);
        json.set("graph", graph.toJson());
        json.set("workflow", workflow);
        return json.put("runs", runs);
    }
}
