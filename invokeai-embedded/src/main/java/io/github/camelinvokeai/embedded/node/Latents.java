package io.github.camelinvokeai.embedded.node;

import java.awt.image.BufferedImage;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.drawing.Drawing;
import io.github.camelinvokeai.embedded.drawing.Request;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Resampling;

/**
 * What stands for latents: how to come by the picture that they would become. A drawing is drawn again when it is
 * wanted, as a server keeps latents long after their job. Noise has a seed and no picture yet.
 *
 * @param width  in pixels of the picture
 * @param source null for noise
 */
record Latents(int width, int height, long seed, Supplier<BufferedImage> source) {

    static final String KIND = "Tensor";
    /** Latents are so many times smaller than the picture, which is why sizes are multiples of it. */
    static final int SCALE = 8;
    private static final String NAME = "latents_name";

    static Latents noise(int width, int height, long seed) {
        return new Latents(width, height, seed, null);
    }

    static Latents of(BufferedImage picture) {
        return new Latents(picture.getWidth(), picture.getHeight(), 0, () -> picture);
    }

    static Latents of(Request request) {
        return new Latents(request.width(), request.height(), 0, () -> new Drawing(request).picture());
    }

    boolean isNoise() {
        return source == null;
    }

    /** The picture, or one of nothing but noise. */
    BufferedImage picture() {
        return isNoise() ? Drawing.noise(width, height, seed) : source.get();
    }

    static Latents left(Invocation node, JsonNode field) {
        String name = field.path(NAME).asText();
        return node.left(name, Latents.class)
                .orElseThrow(() -> new NodeFailure("FileNotFoundError", "[Errno 2] No such file or directory: '" + name + "'"));
    }

    /** Leaves these, and says so as a {@code latents_output}. */
    ObjectNode leaveAt(Invocation node) {
        return leaveAt(node, NullNode.getInstance());
    }

    /** The same, with the seed that is told with them. */
    ObjectNode leaveAt(Invocation node, JsonNode toldSeed) {
        ObjectNode field = Outputs.NODES.objectNode().put(NAME, node.leave(KIND, this));
        field.set("seed", toldSeed);
        return toOutput(field);
    }

    /** These in another size, which is cut to a multiple of eight. */
    Latents resized(int newWidth, int newHeight, Resampling resampling) {
        int fullWidth = newWidth - newWidth % SCALE;
        int fullHeight = newHeight - newHeight % SCALE;
        if (fullWidth == 0 || fullHeight == 0) {
            throw new NodeFailure("RuntimeError", "Input and output sizes should be greater than 0");
        }
        return isNoise()
                ? noise(fullWidth, fullHeight, seed)
                : of(resampling.resize(Bands.of(picture()), fullWidth, fullHeight).toPicture());
    }

    ObjectNode toOutput(JsonNode field) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("latents", field);
        return output.put("width", width).put("height", height).put("type", "latents_output");
    }

    /** How InvokeAI names the size in its complaints. */
    String shape() {
        return "torch.Size([1, 4, " + height / SCALE + ", " + width / SCALE + "])";
    }
}
