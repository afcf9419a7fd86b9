package io.github.camelinvokeai.client.error;

/** A queue item failed on the server while running a node. */
public class JobFailedException extends JobException {

    private static final long serialVersionUID = 1L;

    private final String nodeId;
    private final String nodeType;
    private final String errorType;
    private final String errorMessage;

    public JobFailedException(String batchId, Integer itemId, String nodeId, String nodeType, String errorType,
                              String errorMessage, String message) {
        super(batchId, itemId, message, null);
        this.nodeId = nodeId;
        this.nodeType = nodeType;
        this.errorType = errorType;
        this.errorMessage = errorMessage;
    }

    /** The workflow's id of the node that failed, or null if the server did not tell. */
    public String nodeId() {
        return nodeId;
    }

    /** The type of that node, for instance {@code denoise_latents}, or null. */
    public String nodeType() {
        return nodeType;
    }

    /** The server's exception class, for instance {@code MissingInputException}, or null. */
    public String errorType() {
        return errorType;
    }

    /** The server's message, cut; or null. */
    public String errorMessage() {
        return errorMessage;
    }
}
