package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The outputs that many nodes have. */
final class Outputs {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Outputs() {
    }

    /** An output without fields yet. */
    static ObjectNode of(String type) {
        return NODES.objectNode().put("type", type);
    }

    static ObjectNode integer(BigInteger value) {
        return value("integer_output", NODES.numberNode(value));
    }

    static ObjectNode integer(long value) {
        return value("integer_output", NODES.numberNode(value));
    }

    static ObjectNode decimal(double value) {
        return value("float_output", NODES.numberNode(value));
    }

    static ObjectNode text(String value) {
        return value("string_output", NODES.textNode(value));
    }

    static ObjectNode value(String type, JsonNode value) {
        ObjectNode output = NODES.objectNode();
        output.set("value", value);
        return output.put("type", type);
    }

    static ObjectNode collection(String type, JsonNode items) {
        ObjectNode output = NODES.objectNode();
        output.set("collection", items);
        return output.put("type", type);
    }

    static ObjectNode image(String name, int width, int height) {
        ObjectNode output = NODES.objectNode();
        output.putObject("image").put("image_name", name);
        return output.put("width", width).put("height", height).put("type", "image_output");
    }
}
