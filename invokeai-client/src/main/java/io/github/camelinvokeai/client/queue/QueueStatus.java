package io.github.camelinvokeai.client.queue;

/**
 * The queue as a whole.
 *
 * @param itemId              the item that runs, or null
 * @param batchId             its batch, or null; {@code redacted} where it is another user's
 * @param processorStarted    false while the processor is paused: then nothing is taken from the queue
 * @param processorProcessing whether an item is being run
 */
public record QueueStatus(String queueId, Integer itemId, String batchId, int pending, int inProgress, int waiting,
        int completed, int failed, int canceled, int total, boolean processorStarted, boolean processorProcessing) {
}
