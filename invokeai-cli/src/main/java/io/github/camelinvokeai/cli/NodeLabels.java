package io.github.camelinvokeai.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeTemplate;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/** What to call the nodes that a run executes: as their author did, else as the editor does. */
final class NodeLabels {

    private NodeLabels() {
    }

    /** By node id, in the order of the graph. */
    static Map<String, String> of(Submission submission) {
        WorkflowHandle handle = submission.workflow();
        Map<String, String> labels = new LinkedHashMap<>();
        submission.preview().payload().path("batch").path("graph").path("nodes").properties().forEach(node -> {
            String type = node.getValue().path("type").asText();
            labels.put(node.getKey(), handle.schema().template(type).map(NodeTemplate::title).orElse(type));
        });
        for (JsonNode node : handle.definition().raw().path("nodes")) {
            String own = node.path("data").path("label").asText("");
            if (!own.isBlank()) {
                labels.computeIfPresent(node.path("id").asText(), (id, title) -> own);
            }
        }
        return labels;
    }
}
