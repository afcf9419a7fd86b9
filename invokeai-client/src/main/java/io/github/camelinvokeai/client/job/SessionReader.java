package io.github.camelinvokeai.client.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Map<String, String> labels = new HashMap<>();
    private final List<NodeOutput> outputs = new ArrayList<>();
    private final List<OutputImage> allImages = new ArrayList<>();
    private final List<OutputVideo> videos = new ArrayList<>();
    private final Map<String, OutputImage> images = new LinkedHashMap<>();
    private final Map<String, Integer> imagesByNode = new HashMap<>();
    private final Map<String, Integer> videosByNode = new HashMap<>();

    /** @param workflow the workflow that the batch carried, which knows the labels; missing if it carried none */
    SessionReader(int itemId, JsonNode session, JsonNode workflow) {
        this.itemId = itemId;
        this.session = session;
        workflow.path("nodes").forEach(node -> {
            String label = node.path("data").path("label").asText("");
            if (!label.isBlank()) {
                labels.put(node.path("id").asText(), label);
            }
        });
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

    List<OutputVideo> videos() {
        return videos;
    }

    /**
     * The items of the saved workflows that a session called, in the order of the calls; the last call may have failed.
     */
    static List<Integer> childItemIds(JsonNode session) {
        Set<Integer> ids = new LinkedHashSet<>();
        session.path("workflow_call_history").forEach(call -> call.path("child_item_ids").forEach(id -> ids.add(id.asInt())));
        session.path("waiting_workflow_call_execution").path("child_item_ids").forEach(id -> ids.add(id.asInt()));
        return List.copyOf(ids);
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
        outputs.add(new NodeOutput(
                nodeId, labels.get(nodeId), invocationId, node.path("type").textValue(), iteration(invocationId), result));
        result.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> media(nodeId, node, result, field.getKey(), element));
            } else {
                media(nodeId, node, result, field.getKey(), field.getValue());
            }
        });
    }

    private List<Integer> iteration(String invocationId) {
        return session.path("prepared_iteration_paths").path(invocationId).valueStream().map(JsonNode::asInt).toList();
    }

    private void media(String nodeId, JsonNode node, JsonNode result, String field, JsonNode value) {
        if (value.path("image_name").isTextual()) {
            image(nodeId, node, result, field, value.get("image_name").textValue());
        } else if (value.path("video_name").isTextual()) {
            video(nodeId, node, "video".equals(field) ? result : value, value.get("video_name").textValue());
        }
    }

    private void image(String nodeId, JsonNode node, JsonNode result, String field, String name) {
        boolean single = "image".equals(field);
        OutputImage image = new OutputImage(
                name, itemId, nodeId, node.path("type").textValue(), next(imagesByNode, nodeId),
                single ? whole(result, "width") : null, single ? whole(result, "height") : null, board(node),
                intermediate(node));
        allImages.add(image);
        if (MAIN_FIELDS.contains(field) && !image.intermediate() && !PASS_ON.contains(String.valueOf(image.nodeType()))) {
            images.putIfAbsent(name, image);
        }
    }

    private void video(String nodeId, JsonNode node, JsonNode facts, String name) {
        videos.add(new OutputVideo(
                name, itemId, nodeId, node.path("type").textValue(), next(videosByNode, nodeId), whole(facts, "width"),
                whole(facts, "height"), whole(facts, "num_frames"), decimal(facts, "fps"), decimal(facts, "duration"),
                board(node), intermediate(node)));
    }

    private static int next(Map<String, Integer> counts, String nodeId) {
        return counts.merge(String.valueOf(nodeId), 1, Integer::sum) - 1;
    }

    private static String board(JsonNode node) {
        return node.path("board").path("board_id").textValue();
    }

    private static boolean intermediate(JsonNode node) {
        return node.path("is_intermediate").asBoolean(false);
    }

    private static Integer whole(JsonNode facts, String field) {
        return facts.path(field).isIntegralNumber() ? Integer.valueOf(facts.path(field).intValue()) : null;
    }

    private static Double decimal(JsonNode facts, String field) {
        return facts.path(field).isNumber() ? Double.valueOf(facts.path(field).doubleValue()) : null;
    }
}
