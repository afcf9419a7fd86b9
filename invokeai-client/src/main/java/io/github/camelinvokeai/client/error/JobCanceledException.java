package io.github.camelinvokeai.client.error;

/** A queue item was canceled: by this client, by somebody else, or by a restart of the server. */
public class JobCanceledException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobCanceledException(String batchId, Integer itemId, String message) {
        super(batchId, itemId, message, null);
    }

    public JobCanceledException(String batchId, Integer itemId, String message, Throwable cause) {
        super(batchId, itemId, message, cause);
    }
}
