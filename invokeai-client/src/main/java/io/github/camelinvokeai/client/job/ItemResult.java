package io.github.camelinvokeai.client.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param videos      every video of every node, also intermediate and passed on ones
 * @param outputs     every result of every node, in the order they were made
 * @param children    the runs of saved workflows that this item called, in the order of the calls; what they made is
 *                    theirs alone, and of it only what they return is among this item's outputs
 * @param error       why the item did not complete, or null
 */
public record ItemResult(int itemId, String sessionId, QueueItemStatus status, String origin, String destination,
        JsonNode fieldValues, List<OutputImage> images, List<OutputImage> allImages, List<OutputVideo> videos,
        List<NodeOutput> outputs, List<ItemResult> children, JobException error) {

    private static final String RETURN = "workflow_return";

    public ItemResult {
        images = List.copyOf(images);
        allImages = List.copyOf(allImages);
        videos = List.copyOf(videos);
        outputs = List.copyOf(outputs);
        children = List.copyOf(children);
    }

    /** Of an item without videos that called no saved workflow. */
    public ItemResult(int itemId, String sessionId, QueueItemStatus status, String origin, String destination,
                      JsonNode fieldValues, List<OutputImage> images, List<OutputImage> allImages, List<NodeOutput> outputs,
                      JobException error) {
        this(itemId, sessionId, status, origin, destination, fieldValues, images, allImages, List.of(), outputs, List.of(),
             error);
    }

    /**
     * What a node has put out: one result for each of its runs, in order; below an iterate node it runs several times.
     *
     * @param nodeId the node's id in the workflow; an unknown one has put out nothing
     */
    public List<NodeOutput> outputs(String nodeId) {
        return outputs.stream().filter(output -> nodeId.equals(output.nodeId())).toList();
    }

    /**
     * What the nodes of a label have put out, in the order they were made.
     *
     * @param label the label that the workflow's author gave the node, exactly as written
     */
    public List<NodeOutput> outputsByLabel(String label) {
        return outputs.stream().filter(output -> label.equals(output.nodeLabel())).toList();
    }

    /** The values of a node, one for each of its runs in order; see {@link NodeOutput#value()}. May hold nulls. */
    public List<Object> values(String nodeId) {
        return Values.listOf(outputs(nodeId));
    }

    /** The images of a node, also if they are intermediate or passed on, in the order they were made. */
    public List<OutputImage> images(String nodeId) {
        return allImages.stream().filter(image -> nodeId.equals(image.nodeId())).toList();
    }

    /** What the workflow returned by its node {@code workflow_return}, by key; empty if it returned nothing. */
    public Map<String, JsonNode> returned() {
        Map<String, JsonNode> returned = new LinkedHashMap<>();
        outputs.stream().filter(output -> RETURN.equals(output.nodeType()))
                .forEach(output -> output.result().path("values").properties()
                        .forEach(value -> returned.put(value.getKey(), value.getValue())));
        return Collections.unmodifiableMap(returned);
    }

    /** Leaves out values and results, which may hold prompts. */
    @Override
    public String toString() {
        return "ItemResult[" + itemId + ", " + status + ", " + images.size() + " images]";
    }
}
