package io.github.camelinvokeai.client.error;

/**
 * A job that was submitted did not end well. Ids are those of the server, so that the caller can go on from there.
 */
public class JobException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final String batchId;
    private final Integer itemId;

    /**
     * @param itemId the queue item, or null when the whole batch is meant
     */
    public JobException(String batchId, Integer itemId, String message, Throwable cause) {
        super(message, cause);
        this.batchId = batchId;
        this.itemId = itemId;
    }

    public String batchId() {
        return batchId;
    }

    /** The queue item, or null when the whole batch is meant. */
    public Integer itemId() {
        return itemId;
    }
}
