package io.github.camelinvokeai.client.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one run of a node has put out.
 *
 * @param nodeId       the node's id in the workflow, or null if the server did not tell
 * @param invocationId the id of this run of the node
 * @param nodeType     the node's type, or null
 * @param result       the output as the server keeps it, with its {@code type}, for instance {@code integer_output}
 */
public record NodeOutput(String nodeId, String invocationId, String nodeType, JsonNode result) {

    /** Leaves out the result, which may hold a prompt. */
    @Override
    public String toString() {
        return "NodeOutput[" + nodeId + " (" + nodeType + "), " + result.path("type").asText() + "]";
    }
}
