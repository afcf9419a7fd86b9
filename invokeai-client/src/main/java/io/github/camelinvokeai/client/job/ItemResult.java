package io.github.camelinvokeai.client.job;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;

/**
 * How one queue item of a job ended and what it put out. An item that failed keeps what its nodes made before.
 *
 * @param itemId      the queue item
 * @param sessionId   its session, or null if the item is gone
 * @param status      completed, failed or canceled; null if the item is gone
 * @param origin      the word given at enqueue, or null
 * @param destination the other word given at enqueue, or null
 * @param fieldValues the values that made this item differ from others of its batch, an array of {@code {node_path,
 *                    field_name, value}}
 * @param images      the images a user would find in the gallery: by nodes that are not intermediate and that make an
 *                    image rather than pass one on; each once, in the order they were made
 * @param allImages   every image of every node, also intermediate and passed on ones
 * @param outputs     every result of every node, in the order they were made
 * @param error       why the item did not complete, or null
 */
public record ItemResult(int itemId, String sessionId, QueueItemStatus status, String origin, String destination,
        JsonNode fieldValues, List<OutputImage> images, List<OutputImage> allImages,
        List<NodeOutput> outputs, JobException error) {

    public ItemResult {
        images = List.copyOf(images);
        allImages = List.copyOf(allImages);
        outputs = List.copyOf(outputs);
    }

    /** Leaves out values and results, which may hold prompts. */
    @Override
    public String toString() {
        return "ItemResult[" + itemId + ", " + status + ", " + images.size() + " images]";
    }
}
