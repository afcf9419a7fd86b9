package io.github.camelinvokeai.client.image;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where an uploaded image belongs; immutable, start with {@link #defaults()}.
 *
 * @param category     {@link ImageCategory#USER} by default
 * @param intermediate whether the gallery hides it; false by default
 * @param boardId      the board to put it on, or null for none
 * @param sessionId    the session it belongs to, or null
 * @param metadata     stored with the image and handed back by the server, or null
 */
public record UploadOptions(ImageCategory category, boolean intermediate, String boardId, String sessionId,
        ObjectNode metadata) {

    /** Without the metadata, which may hold prompts. */
    @Override
    public String toString() {
        return "UploadOptions[" + category + ", intermediate=" + intermediate + ", board " + boardId + "]";
    }

    public static UploadOptions defaults() {
        return new UploadOptions(ImageCategory.USER, false, null, null, null);
    }

    public UploadOptions withCategory(ImageCategory value) {
        return new UploadOptions(value, intermediate, boardId, sessionId, metadata);
    }

    public UploadOptions withIntermediate(boolean value) {
        return new UploadOptions(category, value, boardId, sessionId, metadata);
    }

    public UploadOptions withBoardId(String value) {
        return new UploadOptions(category, intermediate, value, sessionId, metadata);
    }

    public UploadOptions withSessionId(String value) {
        return new UploadOptions(category, intermediate, boardId, value, metadata);
    }

    public UploadOptions withMetadata(ObjectNode value) {
        return new UploadOptions(category, intermediate, boardId, sessionId, value);
    }
}
