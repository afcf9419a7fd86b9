package io.github.camelinvokeai.client.error;

/** A queue item vanished (deleted, cleared or pruned by somebody) before its result could be read. */
public class JobLostException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobLostException(String batchId, Integer itemId, String message) {
        super(batchId, itemId, message, null);
    }

    public JobLostException(String batchId, Integer itemId, String message, Throwable cause) {
        super(batchId, itemId, message, cause);
    }
}
