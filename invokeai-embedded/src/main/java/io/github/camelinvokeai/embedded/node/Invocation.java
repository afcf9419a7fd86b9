package io.github.camelinvokeai.embedded.node;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One run of one node: its inputs, and what it may use of the server. */
public interface Invocation {

    /**
     * The prepared node: what the edges bring is filled in, and so are the defaults. Never changed by the node.
     */
    ObjectNode node();

    /** The value of an input; never Java's null, but JSON's or missing. */
    default JsonNode input(String name) {
        return node().path(name);
    }

    /**
     * A picture by the value of an image input, {@code {"image_name":"..."}}; the failure of InvokeAI if there is none.
     */
    BufferedImage image(JsonNode imageField);

    /**
     * Says that it is saving an image, and keeps a picture as this node's, on the board and with the metadata that the
     * node's inputs say.
     *
     * @return an {@code image_output}
     */
    ObjectNode keep(BufferedImage picture);

    /** The same, shown as what it is, such as {@code mask}. */
    ObjectNode keep(BufferedImage picture, String category);

    /**
     * Leaves something for later nodes of the same job, which are given the name it gets.
     *
     * @param kind what the name begins with, such as {@code Tensor}
     */
    String leave(String kind, Object value);

    /** What an earlier node left. */
    <T> Optional<T> left(String name, Class<T> type);

    /** Says what goes on, without a measure. */
    void progress(String message);

    /**
     * Says how far it is.
     *
     * @param done    0 to 1
     * @param preview null for none; its size is that of the preview, the picture will be eight times as large
     */
    void progress(String message, double done, BufferedImage preview);

    /**
     * Tells that a part of a model is loaded: as progress, and by the pair of events that say so.
     *
     * @param model    a model identifier
     * @param submodel such as {@code unet}
     */
    void loads(JsonNode model, String submodel);

    /** An installed model by its identifier, of which only the key counts. */
    Optional<ObjectNode> model(JsonNode identifier);

    /** How long one step of denoising is to take. */
    Duration timePerStep();

    /**
     * Lets time pass.
     *
     * @throws InterruptedException when the job is canceled meanwhile
     */
    void pause(Duration time) throws InterruptedException;
}
