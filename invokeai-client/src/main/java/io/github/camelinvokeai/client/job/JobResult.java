package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** Every result of every node, item after item, in the order they were made. */
    public List<NodeOutput> outputs() {
        return items.stream().flatMap(item -> item.outputs().stream()).toList();
    }

    /** What a node has put out, item after item; see {@link ItemResult#outputs(String)}. */
    public List<NodeOutput> outputs(String nodeId) {
        return items.stream().flatMap(item -> item.outputs(nodeId).stream()).toList();
    }

    /** What the nodes of a label have put out, item after item; see {@link ItemResult#outputsByLabel(String)}. */
    public List<NodeOutput> outputsByLabel(String label) {
        return items.stream().flatMap(item -> item.outputsByLabel(label).stream()).toList();
    }

    /** The values of a node, item after item; see {@link NodeOutput#value()}. May hold nulls. */
    public List<Object> values(String nodeId) {
        return Values.listOf(outputs(nodeId));
    }

    /** The images of a node, item after item, also if they are intermediate or passed on. */
    public List<OutputImage> images(String nodeId) {
        return items.stream().flatMap(item -> item.images(nodeId).stream()).toList();
    }

    /** Every video of every node, item after item. */
    public List<OutputVideo> videos() {
        return items.stream().flatMap(item -> item.videos().stream()).toList();
    }

    /** What the workflow returned: for each item that returned something, in order, its values by key. */
    public List<Map<String, JsonNode>> returned() {
        return items.stream().map(ItemResult::returned).filter(values -> !values.isEmpty()).toList();
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
