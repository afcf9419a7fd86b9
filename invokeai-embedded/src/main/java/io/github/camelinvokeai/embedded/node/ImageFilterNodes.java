package io.github.camelinvokeai.embedded.node;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;

/** Nodes that change what pictures look like. */
final class ImageFilterNodes {

    private static final String IMAGE = "image";
    private static final String MASK = "mask";
    private static final String BANDS = "RGBA";

    private ImageFilterNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("img_blur", ImageFilterNodes::blur);
        runners.put("unsharp_mask", ImageFilterNodes::unsharpMask);
        runners.put("img_conv", ImageFilterNodes::convert);
        runners.put("img_chan", ImageFilterNodes::channel);
        runners.put("img_lerp", ImageFilterNodes::lerp);
        runners.put("img_ilerp", ImageFilterNodes::inverseLerp);
        runners.put("img_mul", node -> ImageNodes.keep(node, multiplied(bands(node, "image1"), bands(node, "image2"))));
        runners.put("mask_combine", node -> node.keep(multiplied(bands(node, "mask1").to(Mode.L),
                bands(node, "mask2").to(Mode.L)).toPicture(), MASK));
        runners.put("tomask", ImageFilterNodes::maskFromAlpha);
    }

    private static Bands bands(Invocation node, String input) {
        return ImageNodes.bands(node, input);
    }

    private static Bands multiplied(Bands one, Bands other) {
        if (one.mode() != other.mode()) {
            throw new NodeFailure("ValueError", "images do not match");
        }
        return one.with(other, (a, b) -> a * b / 255);
    }

    private static ObjectNode blur(Invocation node) {
        Bands picture = bands(node, IMAGE).to(Mode.RGBA);
        Bands opacity = picture.band(3);
        Bands multiplied = multiplied(picture, opacity.to(Mode.RGBA)).withOpacity(opacity);
        double radius = node.input("radius").asDouble();
        Bands blurred = node.input("blur_type").asText().equals("box")
                ? Blur.box(multiplied, radius)
                : Blur.gaussian(multiplied, radius);
        return ImageNodes.keep(node, divided(blurred));
    }

    // In single precision and with the small addend, as there, so that the same pixels come out.
    private static Bands divided(Bands picture) {
        int[][] values = new int[4][];
        values[3] = picture.values(3);
        for (int band = 0; band < 3; band++) {
            values[band] = picture.values(band).clone();
            for (int i = 0; i < values[band].length; i++) {
                float opacity = values[3][i] / 255f + 1e-6f;
                values[band][i] = (int) Math.min(255f, values[band][i] / opacity);
            }
        }
        return picture.withValues(values);
    }

    private static ObjectNode unsharpMask(Invocation node) {
        Bands picture = bands(node, IMAGE);
        double strength = node.input("strength").asDouble() / 100;
        Bands coloured = picture.to(Mode.RGB);
        Bands sharp = coloured.with(Blur.gaussian(coloured, node.input("radius").asDouble()), (value, blurred) -> {
            double plain = value / 255.0;
            double more = plain + (plain - blurred / 255.0) * strength;
            return (int) (Math.max(0, Math.min(1, more)) * 255);
        }).to(picture.mode());
        return ImageNodes.keep(node, picture.mode() == Mode.RGBA ? sharp.withOpacity(picture.band(3)) : sharp);
    }

    private static ObjectNode convert(Invocation node) {
        String mode = node.input("mode").asText();
        return switch (mode) {
            case "L", "RGB", BANDS -> ImageNodes.keep(node, bands(node, IMAGE).to(Mode.valueOf(mode)));
            default -> throw new NodeFailure(
                    "ValueError", "The mode " + mode + " is not supported by the embedded server: use L, RGB or RGBA");
        };
    }

    private static ObjectNode channel(Invocation node) {
        Bands picture = bands(node, IMAGE);
        String name = node.input("channel").asText();
        int band = picture.mode() == Mode.L ? -1 : BANDS.indexOf(name);
        if (band < 0 || band >= picture.count()) {
            throw new NodeFailure("ValueError", "The image has no channel \"" + name + "\"");
        }
        return ImageNodes.keep(node, picture.band(band));
    }

    private static ObjectNode lerp(Invocation node) {
        int least = node.input("min").asInt();
        int most = node.input("max").asInt();
        return ImageNodes.keep(node,
                bands(node, IMAGE).map(value -> ((int) (value / 255f * (most - least) + least)) & 0xff));
    }

    private static ObjectNode inverseLerp(Invocation node) {
        int least = node.input("min").asInt();
        int most = node.input("max").asInt();
        return ImageNodes.keep(node, bands(node, IMAGE)
                .map(value -> (int) (Math.min(Math.max(value - least, 0) / (float) (most - least), 1) * 255)));
    }

    private static ObjectNode maskFromAlpha(Invocation node) {
        Bands picture = bands(node, IMAGE);
        Bands mask = picture.band(picture.count() - 1);
        Bands wanted = node.input("invert").asBoolean() ? mask.map(value -> 255 - value) : mask;
        return node.keep(wanted.toPicture(), MASK);
    }
}
