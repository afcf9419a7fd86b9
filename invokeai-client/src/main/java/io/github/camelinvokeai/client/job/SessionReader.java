package io.github.camelinvokeai.client.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads what the nodes of one session have put out. The order of {@code session.results} is the order in which they
 * ran; a node below an iterate node has several results there.
 */
final class SessionReader {

    private static final Set<String> PASS_ON = Set.of("image", "show_image", "image_collection", "collect");
    // Other fields, for instance a mask beside the image, are by-products.
    private static final Set<String> MAIN_FIELDS = Set.of("image", "collection");

    private final int itemId;
    private final JsonNode session;
    private final List<NodeOutput> outputs = new ArrayList<>();
    private final List<OutputImage> allImages = new ArrayList<>();
    private final Map<String, OutputImage> images = new LinkedHashMap<>();
    private final Map<String, Integer> imagesByNode = new HashMap<>();

    SessionReader(int itemId, JsonNode session) {
        this.itemId = itemId;
        this.session = session;
        session.path("results").properties().forEach(result -> read(result.getKey(), result.getValue()));
    }

    List<NodeOutput> outputs() {
        return outputs;
    }

    List<OutputImage> allImages() {
        return allImages;
    }

    List<OutputImage> images() {
        return List.copyOf(images.values());
    }

    /** The workflow's id of the node that an invocation ran, or null. */
    static String nodeId(JsonNode session, String invocationId) {
        return session.path("prepared_source_mapping").path(invocationId).textValue();
    }

    static JsonNode node(JsonNode session, String nodeId) {
        return session.path("graph").path("nodes").path(String.valueOf(nodeId));
    }

    private void read(String invocationId, JsonNode result) {
        String nodeId = nodeId(session, invocationId);
        JsonNode node = node(session, nodeId);
        outputs.add(new NodeOutput(nodeId, invocationId, node.path("type").textValue(), result));
        result.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> image(nodeId, node, result, field.getKey(), element));
            } else {
                image(nodeId, node, result, field.getKey(), field.getValue());
            }
        });
    }

    private void image(String nodeId, JsonNode node, JsonNode result, String field, JsonNode value) {
        String name = value.path("image_name").textValue();
        if (name != null) {
            boolean single = "image".equals(field);
            OutputImage image = new OutputImage(
                    name, itemId, nodeId, node.path("type").textValue(),
                    imagesByNode.merge(String.valueOf(nodeId), 1, Integer::sum) - 1,
                    single ? size(result, "width") : null, single ? size(result, "height") : null,
                    node.path("board").path("board_id").textValue(), node.path("is_intermediate").asBoolean(false));
            allImages.add(image);
            if (MAIN_FIELDS.contains(field) && !image.intermediate() && !PASS_ON.contains(String.valueOf(image.nodeType()))) {
                images.putIfAbsent(name, image);
            }
        }
    }

    private static Integer size(JsonNode result, String field) {
        return result.path(field).isIntegralNumber() ? Integer.valueOf(result.path(field).intValue()) : null;
    }
}
