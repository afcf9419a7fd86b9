package io.github.camelinvokeai.embedded.queue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.graph.Prepared;
import io.github.camelinvokeai.embedded.image.NewImage;
import io.github.camelinvokeai.embedded.node.Invocation;
import io.github.camelinvokeai.embedded.node.NodeFailure;

/** One node of an item that runs. What it tells is heard only as long as the item runs. Used by one thread. */
final class RunningInvocation implements Invocation {

    private static final int PREVIEW_SCALE = 8;

    private final QueueItem item;
    private final Prepared prepared;
    private final Workshop workshop;
    private final ItemQueue queue;
    private final QueueEvents events;

    RunningInvocation(QueueItem item, Prepared prepared, Workshop workshop, ItemQueue queue, QueueEvents events) {
        this.item = item;
        this.prepared = prepared;
        this.workshop = workshop;
        this.queue = queue;
        this.events = events;
    }

    @Override
    public ObjectNode node() {
        return prepared.node();
    }

    @Override
    public BufferedImage image(JsonNode imageField) {
        return workshop.images().picture(imageField.path("image_name").asText())
                .orElseThrow(() -> new NodeFailure("ImageRecordNotFoundException", "Image record not found"));
    }

    @Override
    public ObjectNode keep(BufferedImage picture) {
        return keep(picture, "general");
    }

    @Override
    public ObjectNode keep(BufferedImage picture, String category) {
        progress("Saving image");
        JsonNode metadata = input("metadata");
        String workflow = item.batch().workflow().isObject() ? Json.write(item.batch().workflow()) : null;
        String name = workshop.images().keep(picture, new NewImage(
                "internal", category, input("is_intermediate").asBoolean(), item.owner().id(),
                input("board").path("board_id").textValue(), item.session().id(), prepared.id(),
                metadata.isObject() ? (ObjectNode) metadata.deepCopy() : null, workflow,
                Json.write(item.session().graph().toJson())));
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.putObject("image").put("image_name", name);
        return output.put("width", picture.getWidth()).put("height", picture.getHeight()).put("type", "image_output");
    }

    @Override
    public String leave(String kind, Object value) {
        return workshop.leave(kind, value);
    }

    @Override
    public <T> Optional<T> left(String name, Class<T> type) {
        return workshop.left(name, type);
    }

    @Override
    public void progress(String message) {
        tellProgress(message, null, null);
    }

    @Override
    public void progress(String message, double done, BufferedImage preview) {
        tellProgress(message, done, preview == null ? null : shown(preview));
    }

    private void tellProgress(String message, Double done, ObjectNode image) {
        queue.whileRunning(item, () -> {
            ObjectNode payload = events.invocation(item, prepared).put("message", message).put("percentage", done);
            payload.set("image", image == null ? JsonNodeFactory.instance.nullNode() : image);
            events.toOwner("invocation_progress", item, payload.putNull("device"));
        });
    }

    private static ObjectNode shown(BufferedImage preview) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(preview, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonNodeFactory.instance.objectNode().put("width", preview.getWidth() * PREVIEW_SCALE)
                .put("height", preview.getHeight() * PREVIEW_SCALE)
                .put("dataURL", "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(out.toByteArray()));
    }

    @Override
    public void loads(JsonNode model, String submodel) {
        Optional<ObjectNode> config = model(model);
        progress("Loading model " + config.map(found -> found.path("name").asText()).orElse("") + " (" + submodel + ")");
        for (String event : new String[] { "model_load_started", "model_load_complete" }) {
            queue.whileRunning(item, () -> {
                ObjectNode payload = QueueEvents.event();
                payload.set("config", config.<JsonNode> map(found -> found).orElse(model));
                events.toOwner(event, item, payload.put("submodel_type", submodel).put("user_id", item.owner().id()));
            });
        }
    }

    @Override
    public Optional<ObjectNode> model(JsonNode identifier) {
        return workshop.models().apply(identifier.path("key").asText());
    }

    @Override
    public Duration timePerStep() {
        return workshop.timePerStep();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
