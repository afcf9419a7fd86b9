package io.github.camelinvokeai.client.job;

/**
 * A video that a node of a job has put out.
 *
 * @param videoName    the server's name of the video
 * @param itemId       the queue item that made it
 * @param nodeId       the node's id in the workflow, or null if the server did not tell
 * @param nodeType     the node's type, or null
 * @param index        0-based number among this node's videos in this item
 * @param width        width in pixels, or null where the server did not tell
 * @param height       height in pixels, or null
 * @param frames       number of frames, or null
 * @param fps          frames a second, or null
 * @param seconds      length in seconds, or null
 * @param boardId      the board it was saved to as the graph asked for, or null for uncategorized
 * @param intermediate whether the node's videos are kept out of the gallery
 */
public record OutputVideo(String videoName, int itemId, String nodeId, String nodeType, int index, Integer width,
        Integer height, Integer frames, Double fps, Double seconds, String boardId, boolean intermediate) {
}
