package io.github.camelinvokeai.client.queue;

/**
 * How many items of a batch stand where. Items that were retried count beside those they replace, and so do the items
 * of saved workflows that are called.
 */
public record BatchStatus(String batchId, int pending, int inProgress, int waiting, int completed, int failed,
        int canceled, int total) {

    /** How many items have not ended yet. */
    public int unfinished() {
        return pending + inProgress + waiting;
    }

    /**
     * Whether the server knows no item of the batch: it never had any, they were removed (pruned, cleared, deleted), or
     * they belong to another user.
     */
    public boolean unknown() {
        return total == 0;
    }
}
