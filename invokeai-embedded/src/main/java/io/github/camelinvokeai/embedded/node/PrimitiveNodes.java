package io.github.camelinvokeai.embedded.node;

import java.awt.image.BufferedImage;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that hand on the one value they hold. */
final class PrimitiveNodes {

    private static final String VALUE = "value";

    private PrimitiveNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("integer", node -> Outputs.integer(Numbers.whole(node.input(VALUE))));
        runners.put("float", node -> Outputs.decimal(node.input(VALUE).asDouble()));
        runners.put("string", node -> Outputs.text(node.input(VALUE).asText()));
        runners.put("boolean", node -> Outputs.value("boolean_output", Outputs.NODES.booleanNode(isTrue(node))));
        runners.put("color", PrimitiveNodes::colour);
        runners.put("image", PrimitiveNodes::image);
        runners.put("show_image", PrimitiveNodes::image);
        runners.put("latents", PrimitiveNodes::latents);
    }

    private static boolean isTrue(Invocation node) {
        return node.input(VALUE).asBoolean();
    }

    private static ObjectNode colour(Invocation node) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("color", node.input("color"));
        return output.put("type", "color_output");
    }

    // Nobody sits before this server, so showing a picture is only handing it on.
    private static ObjectNode image(Invocation node) {
        JsonNode field = node.input("image");
        BufferedImage picture = node.image(field);
        return Outputs.image(field.path("image_name").asText(), picture.getWidth(), picture.getHeight());
    }

    private static ObjectNode latents(Invocation node) {
        JsonNode field = node.input("latents");
        return Latents.left(node, field).toOutput(field);
    }
}
