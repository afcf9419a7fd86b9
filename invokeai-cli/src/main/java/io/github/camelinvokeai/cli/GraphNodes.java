package io.github.camelinvokeai.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeTemplate;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/** The nodes that a run executes, called as their author did, else as the editor does. */
final class GraphNodes {

    private GraphNodes() {
    }

    /** By node id, in the order of the graph. */
    static Map<String, GraphNode> of(Submission submission) {
        WorkflowHandle handle = submission.workflow();
        Map<String, GraphNode> nodes = new LinkedHashMap<>();
        submission.preview().payload().path("batch").path("graph").path("nodes").properties().forEach(node -> {
            String type = node.getValue().path("type").asText();
            String title = handle.schema().template(type).map(NodeTemplate::title).orElse(type);
            nodes.put(node.getKey(), GraphNode.of(title, type));
        });
        for (JsonNode node : handle.definition().raw().path("nodes")) {
            String own = node.path("data").path("label").asText("");
            if (!own.isBlank()) {
                nodes.computeIfPresent(node.path("id").asText(), (id, known) -> new GraphNode(own, known.weight()));
            }
        }
        return nodes;
    }
}
