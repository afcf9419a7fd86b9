package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.JobResult;

/**
 * What a completed job has made. Converts to InputStream, byte[] and File if there is exactly one image, and fails
 * otherwise; to String as JSON, and to Map. Immutable and thread-safe.
 */
public final class InvokeAIResult {

    private final JobResult job;
    private final InvokeAIClient client;
    private final List<ResultImage> images;

    InvokeAIResult(JobResult job, InvokeAIClient client) {
        this.job = job;
        this.client = client;
        this.images = job.images().stream().map(image -> new ResultImage(image, client)).toList();
    }

    public String batchId() {
        return job.batchId();
    }

    public String queueId() {
        return job.queueId();
    }

    /** The queue items, ascending: one for each run. */
    public List<Integer> itemIds() {
        return job.items().stream().map(ItemResult::itemId).toList();
    }

    /** The session of each item that has one, in the order of the items. */
    public List<String> sessionIds() {
        return job.items().stream().map(ItemResult::sessionId).filter(Objects::nonNull).toList();
    }

    /** The status in InvokeAI's words, for instance {@code completed}. */
    public String status() {
        return job.status().name().toLowerCase(Locale.ROOT);
    }

    /** The images that InvokeAI's gallery would show: item after item, in the order they were made. */
    public List<ResultImage> images() {
        return images;
    }

    /** The images that one node of the workflow has made. */
    public List<ResultImage> imagesOf(String nodeId) {
        return images.stream().filter(image -> nodeId.equals(image.nodeId())).toList();
    }

    /**
     * The image, if there is exactly one.
     *
     * @throws InvokeAIException if there is none, or several
     */
    public ResultImage onlyImage() {
        return only(batchId(), images);
    }

    static ResultImage only(String batchId, List<ResultImage> images) {
        if (images.size() != 1) {
            throw new InvokeAIException(
                    "Batch " + batchId + " made " + (images.isEmpty() ? "no image" : images.size() + " images")
                                        + ", not exactly one; take them from images()");
        }
        return images.get(0);
    }

    /** All images of one node of the workflow, also those that the gallery does not show. */
    List<ResultImage> allImagesOf(String nodeId) {
        return job.images(nodeId).stream().map(image -> new ResultImage(image, client)).toList();
    }

    /** What one node put out, once for each time it ran: texts, numbers, booleans, lists, names of images. */
    public List<Object> valuesOf(String nodeId) {
        return job.values(nodeId);
    }

    /** The client's own result, with everything that nodes have put out. */
    public JobResult job() {
        return job;
    }

    /** The result as plain data: batchId, queueId, status, itemIds, sessionIds, images. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("batchId", batchId());
        map.put("queueId", queueId());
        map.put("status", status());
        map.put("itemIds", itemIds());
        map.put("sessionIds", sessionIds());
        map.put("images", images.stream().map(ResultImage::toMap).toList());
        return map;
    }

    @Override
    public String toString() {
        return "InvokeAIResult[batch " + batchId() + ", " + status() + ", " + images.size() + " images]";
    }
}
