package io.github.camelinvokeai.client.error;

/**
 * The server's queue had no room for the whole batch. InvokeAI then keeps the first items and drops the rest without a
 * word; the items that were kept have been canceled unless {@link #kept()} says otherwise.
 */
public class QueueFullException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final String batchId;
    private final int requested;
    private final int enqueued;
    private final boolean kept;

    public QueueFullException(String batchId, int requested, int enqueued, boolean kept, String message, Throwable cause) {
        super(message, cause);
        this.batchId = batchId;
        this.requested = requested;
        this.enqueued = enqueued;
        this.kept = kept;
    }

    public String batchId() {
        return batchId;
    }

    /** How many items the batch should have made. */
    public int requested() {
        return requested;
    }

    /** How many items the server took. */
    public int enqueued() {
        return enqueued;
    }

    /** Whether the items that were taken are still in the queue. */
    public boolean kept() {
        return kept;
    }
}
