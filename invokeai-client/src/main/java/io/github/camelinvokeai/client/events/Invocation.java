package io.github.camelinvokeai.client.events;

/**
 * One run of a node.
 *
 * @param id       the server's id of this run, called prepared id in sessions
 * @param nodeId   the node's id in the workflow
 * @param nodeType the node's type, for instance {@code denoise_latents}
 */
public record Invocation(String id, String nodeId, String nodeType) {

    /** Short form for logs. */
    @Override
    public String toString() {
        return "node " + nodeId + " (" + nodeType + ")";
    }
}
