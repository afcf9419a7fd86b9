package io.github.camelinvokeai.client.queue;

import java.util.List;

/**
 * What the server made of a batch.
 *
 * @param batchId   the batch's id; the one sent, where one was sent
 * @param requested how many items the batch should have made
 * @param enqueued  how many the queue took; fewer when it is full, and the rest is gone without a word
 * @param priority  0, or more for a batch put in front
 * @param itemIds   every item of that batch id, ascending, which is the order of runs and data; empty on InvokeAI
 *                  before 6.0, which does not tell them
 */
public record EnqueueResult(String batchId, int requested, int enqueued, int priority, List<Integer> itemIds) {

    public EnqueueResult {
        itemIds = List.copyOf(itemIds);
    }
}
