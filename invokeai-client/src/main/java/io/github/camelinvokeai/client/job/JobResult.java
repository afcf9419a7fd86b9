package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.Objects;

import io.github.camelinvokeai.client.queue.QueueItemStatus;

/**
 * What a job has put out.
 *
 * @param batchId the job's batch
 * @param queueId its queue
 * @param items   the items that have ended, in the order of their ids, which is that of runs and data
 */
public record JobResult(String batchId, String queueId, List<ItemResult> items) {

    public JobResult {
        items = List.copyOf(items);
    }

    /** The word given at enqueue, or null. */
    public String origin() {
        return items.stream().map(ItemResult::origin).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The other word given at enqueue, or null. */
    public String destination() {
        return items.stream().map(ItemResult::destination).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The images a user would find in the gallery, item after item; see {@link ItemResult#images()}. */
    public List<OutputImage> images() {
        return items.stream().flatMap(item -> item.images().stream()).toList();
    }

    /**
     * Completed if every item is; else the status of the first that is not, where an item that is gone counts as
     * failed.
     */
    public QueueItemStatus status() {
        return items.stream().map(item -> item.status() == null ? QueueItemStatus.FAILED : item.status())
                .filter(status -> status != QueueItemStatus.COMPLETED).findFirst().orElse(QueueItemStatus.COMPLETED);
    }
}
