package io.github.camelinvokeai.client.error;

/**
 * The answer to an enqueue was lost and the batch was not found afterwards: it may or may not come to run. Look for
 * {@link #batchId()} before sending again.
 */
public class EnqueueUncertainException extends JobException {

    private static final long serialVersionUID = 1L;

    public EnqueueUncertainException(String batchId, Integer itemId, String message) {
        super(batchId, itemId, message, null);
    }

    public EnqueueUncertainException(String batchId, Integer itemId, String message, Throwable cause) {
        super(batchId, itemId, message, cause);
    }
}
