package io.github.camelinvokeai.client.job;

/**
 * An image that a node of a job has put out.
 *
 * @param imageName    the server's name of the image, under which it can be fetched
 * @param itemId       the queue item that made it
 * @param nodeId       the node's id in the workflow, or null if the server did not tell
 * @param nodeType     the node's type, for instance {@code l2i}, or null
 * @param index        0-based number among this node's images in this item
 * @param width        width in pixels, or null where only a collection names the image
 * @param height       height in pixels, or null
 * @param boardId      the board it was saved to as the graph asked for, or null for uncategorized
 * @param intermediate whether the node's images are kept out of the gallery
 */
public record OutputImage(String imageName, int itemId, String nodeId, String nodeType, int index, Integer width,
        Integer height, String boardId, boolean intermediate) {
}
