package io.github.camelinvokeai.client.workflow;

/**
 * A node of a workflow whose results are of use outside of the graph: images, videos, texts, numbers, colours, lists of
 * them, or what {@code workflow_return} returns. Immutable.
 *
 * @param index        0-based position among the outputs, in the order of the nodes in the file
 * @param label        the node's own label, else the title of its type, else its type
 * @param nodeId       id of the node, by which a job's result finds what it made
 * @param nodeType     for instance {@code l2i}
 * @param type         the kind of result, for instance {@code image_output}; empty if nobody knows the node type
 * @param intermediate whether its images are kept out of the gallery
 */
public record WorkflowOutput(int index, String label, String nodeId, String nodeType, String type, boolean intermediate) {

    /** How messages name it: by its label, with its index and node. */
    String described() {
        return label + " (" + index + ", " + nodeId + ")";
    }
}
