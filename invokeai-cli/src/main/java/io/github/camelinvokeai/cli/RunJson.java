package io.github.camelinvokeai.cli;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.text.OneLine;

/** The result of a run as JSON for programs. */
final class RunJson {

    private RunJson() {
    }

    static ObjectNode of(Run.Outcome outcome) {
        JobResult result = outcome.result();
        Exception failure = outcome.failure();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("batchId", result.batchId())
                .put("queueId", result.queueId())
                .put("succeeded", failure == null)
                .put("error", failure == null ? null : OneLine.of(FailureText.of(failure)));
        ArrayNode items = json.putArray("items");
        result.items().forEach(item -> items.add(item(item)));
        ArrayNode files = json.putArray("images");
        outcome.images().forEach(image -> files.add(image(image)));
        return json;
    }

    private static ObjectNode item(ItemResult item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("itemId", item.itemId())
                .put("sessionId", item.sessionId())
                .put("status", item.status() == null ? null : item.status().name().toLowerCase(Locale.ROOT))
                .put("error", item.error() == null ? null : OneLine.of(item.error().getMessage()));
        json.putObject("returned").setAll(item.returned());
        return json;
    }

    private static ObjectNode image(SavedImage saved) {
        return JsonNodeFactory.instance.objectNode()
                .put("file", saved.file().toString())
                .put("imageName", saved.image().imageName())
                .put("itemId", saved.image().itemId())
                .put("nodeId", saved.image().nodeId())
                .put("nodeType", saved.image().nodeType())
                .put("width", saved.image().width())
                .put("height", saved.image().height())
                .put("boardId", saved.image().boardId());
    }
}
