package io.github.camelinvokeai.embedded.node;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.embedded.image.Bands;

/** One run of a node with everything around it in memory. What it leaves, a node after it finds. */
final class NodeUnderTest implements Invocation {

    private final ObjectNode node;
    private final Map<String, BufferedImage> pictures = new HashMap<>();
    private final Map<String, ObjectNode> models = new HashMap<>();
    private final Map<String, Object> left;
    private final List<String> told = new ArrayList<>();
    private final List<BufferedImage> previews = new ArrayList<>();
    private BufferedImage kept;
    private String category;
    private int pauses;

    private NodeUnderTest(String type, Map<String, Object> left) {
        this.node = JsonNodeFactory.instance.objectNode().put("id", "node").put("type", type);
        this.left = left;
    }

    /** A node with the defaults of its type. */
    static NodeUnderTest of(String type) {
        return new NodeUnderTest(type, new HashMap<>()).withDefaults();
    }

    /** Another node of the same job. */
    NodeUnderTest then(String type) {
        NodeUnderTest next = new NodeUnderTest(type, left).withDefaults();
        next.models.putAll(models);
        next.pictures.putAll(pictures);
        return next;
    }

    private NodeUnderTest withDefaults() {
        NodeSchema.shipped().template(node.path("type").asText()).orElseThrow().inputs().values().stream()
                .filter(input -> input.defaultValue() != null && !input.defaultValue().isMissingNode())
                .forEach(input -> node.set(input.name(), input.defaultValue()));
        return this;
    }

    NodeUnderTest with(String input, Object value) {
        node.set(input, value instanceof JsonNode json ? json : Json.mapper().valueToTree(value));
        return this;
    }

    NodeUnderTest withPicture(String input, Bands picture) {
        pictures.put(input + ".png", picture.toPicture());
        return with(input, Map.of("image_name", input + ".png"));
    }

    NodeUnderTest withModel(String name, String base) {
        models.put(name, JsonNodeFactory.instance.objectNode().put("key", name).put("name", name).put("base", base));
        return this;
    }

    static Map<String, String> model(String name, String base) {
        return Map.of("key", name, "name", name, "base", base, "type", "main", "hash", "h");
    }

    ObjectNode run() {
        try {
            return new NodeRegistry().runner(node.path("type").asText()).orElseThrow().run(this);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was told on the way, loads as {@code model/submodel}. */
    List<String> told() {
        return told;
    }

    List<BufferedImage> previews() {
        return previews;
    }

    Bands kept() {
        return Bands.of(kept);
    }

    String category() {
        return category;
    }

    int pauses() {
        return pauses;
    }

    @Override
    public ObjectNode node() {
        return node;
    }

    @Override
    public BufferedImage image(JsonNode imageField) {
        return Optional.ofNullable(pictures.get(imageField.path("image_name").asText()))
                .orElseThrow(() -> new NodeFailure("ImageRecordNotFoundException", "Image record not found"));
    }

    @Override
    public ObjectNode keep(BufferedImage picture) {
        return keep(picture, "general");
    }

    @Override
    public ObjectNode keep(BufferedImage picture, String as) {
        kept = picture;
        category = as;
        return Outputs.image("kept.png", picture.getWidth(), picture.getHeight());
    }

    @Override
    public String leave(String kind, Object value) {
        String name = kind + "_" + left.size();
        left.put(name, value);
        return name;
    }

    @Override
    public <T> Optional<T> left(String name, Class<T> type) {
        return Optional.ofNullable(left.get(name)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public void progress(String message) {
        told.add(message);
    }

    @Override
    public void progress(String message, double done, BufferedImage preview) {
        told.add(message + " " + done);
        previews.add(preview);
    }

    @Override
    public void loads(JsonNode model, String submodel) {
        told.add(model.path("name").asText() + "/" + submodel);
    }

    @Override
    public Optional<ObjectNode> model(JsonNode identifier) {
        return Optional.ofNullable(models.get(identifier.path("key").asText()));
    }

    @Override
    public Duration timePerStep() {
        return Duration.ofMillis(5);
    }

    @Override
    public void pause(Duration time) {
        pauses++;
    }
}
