package io.github.camelinvokeai.client.error;

/** A job did not end within its job timeout; it may still be running on the server. */
public class JobTimeoutException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobTimeoutException(String batchId, Integer itemId, String message) {
        super(batchId, itemId, message, null);
    }

    public JobTimeoutException(String batchId, Integer itemId, String message, Throwable cause) {
        super(batchId, itemId, message, cause);
    }
}
