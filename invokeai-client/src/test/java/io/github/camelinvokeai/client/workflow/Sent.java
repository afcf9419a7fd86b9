package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/** What a submission would send, in the words that tests use. */
record Sent(ObjectNode body) {

    /** As the server reads it. */
    Sent {
        body = (ObjectNode) WorkflowBuilder.read(Json.write(body));
    }

    static Sent by(WorkflowHandle workflow) {
        return by(workflow.newSubmission());
    }

    static Sent by(Submission submission) {
        return new Sent(submission.payload(new KnownServer()));
    }

    static Sent by(WorkflowBuilder workflow) {
        return by(workflow.compile());
    }

    /** What the command line would show, whatever is missing. */
    static Sent previewed(WorkflowBuilder workflow) {
        return previewed(workflow.compile());
    }

    static Sent previewed(WorkflowHandle workflow) {
        return new Sent(workflow.newSubmission().preview().payload());
    }

    JsonNode batch() {
        return body.path("batch");
    }

    JsonNode nodes() {
        return batch().path("graph").path("nodes");
    }

    List<String> nodeIds() {
        return nodes().propertyStream().map(node -> node.getKey()).toList();
    }

    JsonNode node(String id) {
        return nodes().path(id);
    }

    /** The inputs of a node in its order, without the keys that every node has. */
    List<String> inputs(String nodeId) {
        return node(nodeId).propertyStream().map(field -> field.getKey())
                .filter(name -> !List.of("id", "type", "use_cache", "is_intermediate").contains(name)).toList();
    }

    /** The edges as {@code node.field > node.field}. */
    List<String> edges() {
        return batch().path("graph").path("edges").valueStream()
                .map(edge -> end(edge.path("source")) + " > " + end(edge.path("destination"))).toList();
    }

    private static String end(JsonNode end) {
        return end.path("node_id").asText() + "." + end.path("field").asText();
    }

    /** The workflow that travels along. */
    JsonNode workflow() {
        return batch().path("workflow");
    }

    /** The value that a field has in the workflow that travels along. */
    JsonNode embedded(String nodeId, String fieldName) {
        return workflow().path("nodes").valueStream().filter(node -> node.path("id").asText().equals(nodeId)).findFirst()
                .orElseThrow().path("data").path("inputs").path(fieldName).path("value");
    }
}
