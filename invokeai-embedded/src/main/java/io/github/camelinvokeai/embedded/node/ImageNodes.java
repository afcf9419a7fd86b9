package io.github.camelinvokeai.embedded.node;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import io.github.camelinvokeai.embedded.image.Resampling;

/** Nodes that make, cut, scale and join pictures. */
final class ImageNodes {

    private static final String IMAGE = "image";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";

    private ImageNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("blank_image", ImageNodes::blank);
        runners.put("save_image", node -> node.keep(node.image(node.input(IMAGE))));
        runners.put("img_crop", ImageNodes::crop);
        runners.put("img_pad_crop", ImageNodes::padOrCrop);
        runners.put("img_resize", node -> resize(node, number(node, WIDTH), number(node, HEIGHT)));
        runners.put("img_scale", ImageNodes::scale);
        runners.put("img_paste", ImageNodes::paste);
    }

    static Bands bands(Invocation node, String input) {
        return Bands.of(node.image(node.input(input)));
    }

    static ObjectNode keep(Invocation node, Bands picture) {
        return node.keep(picture.toPicture());
    }

    private static int number(Invocation node, String input) {
        return node.input(input).asInt();
    }

    private static ObjectNode blank(Invocation node) {
        JsonNode colour = node.input("color");
        Mode mode = Mode.valueOf(node.input("mode").asText("RGB"));
        return keep(node, Bands.filled(mode, number(node, WIDTH), number(node, HEIGHT), colour.path("r").asInt(),
                colour.path("g").asInt(), colour.path("b").asInt(), colour.path("a").asInt()));
    }

    private static Bands empty(int width, int height) {
        return Bands.filled(Mode.RGBA, width, height, 0, 0, 0, 0);
    }

    private static ObjectNode crop(Invocation node) {
        return keep(node, empty(number(node, WIDTH), number(node, HEIGHT))
                .pasted(bands(node, IMAGE), -number(node, "x"), -number(node, "y"), null));
    }

    private static ObjectNode padOrCrop(Invocation node) {
        Bands picture = bands(node, IMAGE);
        int left = number(node, "left");
        int top = number(node, "top");
        int width = picture.width() + left + number(node, "right");
        int height = picture.height() + top + number(node, "bottom");
        if (width < 0 || height < 0) {
            throw new NodeFailure("ValueError", "Width and height must be >= 0");
        }
        return keep(node, empty(width, height).pasted(picture, left, top, null));
    }

    private static ObjectNode scale(Invocation node) {
        Bands picture = bands(node, IMAGE);
        double factor = node.input("scale_factor").asDouble();
        return resize(node, (int) (picture.width() * factor), (int) (picture.height() * factor));
    }

    private static ObjectNode resize(Invocation node, int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new NodeFailure("ValueError", "height and width must be > 0");
        }
        Resampling resampling = Resampling.valueOf(
                node.input("resample_mode").asText("bicubic").toUpperCase(Locale.ROOT));
        return keep(node, resampling.resize(bands(node, IMAGE), width, height));
    }

    private static ObjectNode paste(Invocation node) {
        Bands base = bands(node, "base_image").to(Mode.RGBA);
        Bands picture = bands(node, IMAGE).to(Mode.RGBA);
        Bands mask = node.input("mask").isObject() ? bands(node, "mask").to(Mode.L).map(value -> 255 - value) : null;
        int x = number(node, "x");
        int y = number(node, "y");
        int left = Math.min(0, x);
        int top = Math.min(0, y);
        int width = Math.max(base.width(), picture.width() + x) - left;
        int height = Math.max(base.height(), picture.height() + y) - top;
        Bands below = empty(width, height).pasted(base, -left, -top, null);
        Bands above = empty(width, height).pasted(picture, Math.max(0, x), Math.max(0, y), mask);
        Bands joined = Compositing.over(below, above);
        return keep(node, node.input("crop").asBoolean() ? joined.cut(-left, -top, base.width(), base.height()) : joined);
    }
}
