package io.github.camelinvokeai.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.Invocation;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvocationStarted;
import io.github.camelinvokeai.client.events.ModelLoad;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.json.Json;

/** Events as the server sends them, of one item unless said otherwise. */
final class EventFixtures {

    static final String PREVIEW = "data:image/jpeg;base64,AQID";

    private EventFixtures() {
    }

    static EventIds ids() {
        return new EventIds("default", 7, "batch-1", "session-1", "camel:main", "gallery", "system");
    }

    static Invocation node() {
        return new Invocation("run-1", "denoise", "denoise_latents");
    }

    static QueueItemStatusChanged status(String status) {
        return status(7, status);
    }

    static QueueItemStatusChanged status(int item, String status) {
        EventIds ids = new EventIds("default", item, "batch-1", "session-1", "camel:main", "gallery", "system");
        return new QueueItemStatusChanged(ids, status, 1, null, null, json(statusJson(item, status)));
    }

    static InvocationStarted started() {
        return new InvocationStarted(ids(), node(), json("{\"queue_id\":\"default\"}"));
    }

    static InvocationProgress progress(double percentage) {
        return new InvocationProgress(ids(), node(), "Denoising", percentage, json(progressJson(percentage)));
    }

    static ModelLoad modelLoad() {
        return new ModelLoad(
                "model_load_started", ModelLoad.Phase.STARTED, "key", "Tiny SD", null, "system", json(modelLoadJson()));
    }

    static String statusJson(int item, String status) {
        return object(item).put("status", status).put("status_sequence", 1).toString();
    }

    static String progressJson(double percentage) {
        ObjectNode progress = object(7).put("message", "Denoising").put("percentage", percentage)
                .put("invocation_source_id", "denoise");
        progress.putObject("invocation").put("id", "run-1").put("type", "denoise_latents");
        progress.putObject("image").put("dataURL", PREVIEW).put("width", 256).put("height", 256);
        return progress.toString();
    }

    static String modelLoadJson() {
        return "{\"config\":{\"key\":\"key\",\"name\":\"Tiny SD\"}}";
    }

    static ObjectNode object(int item) {
        return Json.mapper().createObjectNode().put("queue_id", "default").put("item_id", item).put("batch_id", "batch-1")
                .put("session_id", "session-1").put("origin", "camel:main").put("destination", "gallery")
                .put("user_id", "system");
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
