package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.batch.GeneratorSource;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.image.ImageSource;

/**
 * Answers, while a batch is built, what only a server knows. Called on the thread that builds the batch; may block.
 * Everything that it refuses is refused before the batch is sent.
 */
public interface ValueResolver extends GeneratorSource {

    /**
     * The installed model that is meant, as a full identifier: key, hash, name, base, type.
     *
     * @throws InvokeAIException if there is none, or more than one
     */
    ObjectNode model(ModelRequest request);

    /**
     * The id of the board that is meant.
     *
     * @throws InvokeAIException if there is none and it may not be created, or more than one
     */
    String board(BoardRequest request);

    /** Whether a board of this id, which the workflow file has stored, exists for us. */
    boolean hasBoard(String boardId);

    /** Uploads an image and returns its name on the server. */
    String upload(String input, ImageSource source);

    /**
     * Makes sure that an image exists.
     *
     * @throws InvokeAIException if it does not
     */
    void requireImage(String input, String imageName);
}
