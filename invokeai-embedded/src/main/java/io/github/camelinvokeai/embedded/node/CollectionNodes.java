package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that hold, join or count out many values. */
final class CollectionNodes {

    private static final String COLLECTION = "collection";
    private static final String INTEGERS = "integer_collection_output";

    private CollectionNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("integer_collection", node -> collection(node, INTEGERS));
        runners.put("float_collection", CollectionNodes::decimals);
        runners.put("string_collection", node -> collection(node, "string_collection_output"));
        runners.put("boolean_collection", node -> collection(node, "boolean_collection_output"));
        runners.put("image_collection", CollectionNodes::images);
        runners.put("range", node -> range(whole(node, "start"), whole(node, "stop"), whole(node, "step")));
        runners.put("range_of_size", CollectionNodes::rangeOfSize);
        runners.put("random_range", CollectionNodes::randomRange);
    }

    private static ObjectNode collection(Invocation node, String type) {
        JsonNode items = node.input(COLLECTION);
        return Outputs.collection(type, items.isArray() ? items : Outputs.NODES.arrayNode());
    }

    private static ObjectNode decimals(Invocation node) {
        ArrayNode items = Outputs.NODES.arrayNode();
        node.input(COLLECTION).forEach(item -> items.add(item.asDouble()));
        return Outputs.collection("float_collection_output", items);
    }

    private static ObjectNode images(Invocation node) {
        ArrayNode items = Outputs.NODES.arrayNode();
        add(node.input(COLLECTION), items);
        add(node.input("images"), items);
        return Outputs.collection("image_collection_output", items);
    }

    private static void add(JsonNode oneOrMany, ArrayNode items) {
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(items::add);
        } else if (oneOrMany.isObject()) {
            items.add(oneOrMany);
        }
    }

    private static BigInteger whole(Invocation node, String input) {
        return Numbers.whole(node.input(input));
    }

    private static ObjectNode rangeOfSize(Invocation node) {
        BigInteger start = whole(node, "start");
        BigInteger step = whole(node, "step");
        return range(start, start.add(step.multiply(whole(node, "size"))), step);
    }

    private static ObjectNode range(BigInteger start, BigInteger stop, BigInteger step) {
        if (step.signum() == 0) {
            throw new NodeFailure("ValueError", "range() arg 3 must not be zero");
        }
        ArrayNode items = Outputs.NODES.arrayNode();
        for (BigInteger i = start; i.compareTo(stop) * step.signum() < 0; i = i.add(step)) {
            items.add(Outputs.NODES.numberNode(i));
        }
        return Outputs.collection(INTEGERS, items);
    }

    private static ObjectNode randomRange(Invocation node) {
        NumpyRandom random = new NumpyRandom(node.input("seed").asLong());
        BigInteger low = whole(node, "low");
        BigInteger high = whole(node, "high");
        ArrayNode items = Outputs.NODES.arrayNode();
        for (int i = 0; i < node.input("size").asInt(); i++) {
            items.add(Outputs.NODES.numberNode(random.between(low, high)));
        }
        return Outputs.collection(INTEGERS, items);
    }
}
