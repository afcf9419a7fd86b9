package io.github.camelinvokeai.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.image.ImageSize;
import io.github.camelinvokeai.client.job.OutputImage;

/**
 * An image that a job has made. Its bytes are fetched from the server whenever they are asked for, which works while
 * the route that ran the job is started. Converts to InputStream, byte[] and File. Thread-safe.
 */
public final class ResultImage {

    /** The key, in the plain data, of what names the image on its server. */
    static final String IMAGE_NAME = "imageName";

    private final OutputImage output;
    private final InvokeAIClient client;

    ResultImage(OutputImage output, InvokeAIClient client) {
        this.output = output;
        this.client = client;
    }

    /** The server's name of the image; ends in {@code .png}. */
    public String name() {
        return output.imageName();
    }

    /** The id, in the workflow, of the node that made it, or null if the server did not tell. */
    public String nodeId() {
        return output.nodeId();
    }

    /** 0-based number among the images of the same node in the same queue item. */
    public int index() {
        return output.index();
    }

    /** All that the job told about it. */
    public OutputImage output() {
        return output;
    }

    /**
     * Opens the picture, a PNG. The stream holds a connection until it is closed.
     *
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if it cannot be fetched
     */
    public InputStream open() {
        return client.images().open(name(), ImageSize.FULL);
    }

    /**
     * Copies the picture, a PNG, to a target, which stays open.
     *
     * @throws IOException                                            if the target cannot be written
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if the picture cannot be fetched
     */
    public void writeTo(OutputStream target) throws IOException {
        client.images().download(name(), target);
    }

    /**
     * The picture, a PNG, in memory.
     *
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if it cannot be fetched
     */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(bytes);
        return bytes.toByteArray();
    }

    boolean isOn(URI server) {
        return client.url().equals(server);
    }

    /** The image as plain data: imageName, itemId, nodeId, nodeType, index, width, height, boardId. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(IMAGE_NAME, output.imageName());
        map.put("itemId", output.itemId());
        map.put("nodeId", output.nodeId());
        map.put("nodeType", output.nodeType());
        map.put("index", output.index());
        map.put("width", output.width());
        map.put("height", output.height());
        map.put("boardId", output.boardId());
        return map;
    }

    @Override
    public String toString() {
        return "ResultImage[" + name() + "]";
    }
}
