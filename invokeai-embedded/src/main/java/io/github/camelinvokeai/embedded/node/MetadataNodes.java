package io.github.camelinvokeai.embedded.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;

/** Nodes that gather what pictures are to say about themselves. */
final class MetadataNodes {

    private static final Set<String> NOT_METADATA = Set.of("id", "type", "is_intermediate", "use_cache");

    private MetadataNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("metadata_item", MetadataNodes::item);
        runners.put("metadata", MetadataNodes::items);
        runners.put("merge_metadata", MetadataNodes::merged);
        runners.put("core_metadata", MetadataNodes::core);
    }

    private static ObjectNode item(Invocation node) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.putObject("item").put("label", node.input("label").asText()).set("value", node.input("value"));
        return output.put("type", "metadata_item_output");
    }

    private static ObjectNode items(Invocation node) {
        ObjectNode metadata = Outputs.NODES.objectNode();
        JsonNode items = node.input("items");
        (items.isArray() ? items : List.of(items))
                .forEach(item -> metadata.set(item.path("label").asText(), item.path("value")));
        return output(withVersion(metadata));
    }

    private static ObjectNode merged(Invocation node) {
        ObjectNode metadata = Outputs.NODES.objectNode();
        node.input("collection").forEach(part -> part.properties().forEach(
                entry -> metadata.set(entry.getKey(), entry.getValue())));
        return output(metadata);
    }

    private static ObjectNode core(Invocation node) {
        ObjectNode metadata = Outputs.NODES.objectNode();
        node.node().properties().forEach(entry -> {
            if (!NOT_METADATA.contains(entry.getKey()) && !entry.getValue().isNull()) {
                metadata.set(entry.getKey(), withoutNulls(entry.getValue()));
            }
        });
        return output(withVersion(metadata));
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode clean = Outputs.NODES.objectNode();
        value.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                clean.set(entry.getKey(), entry.getValue());
            }
        });
        return clean;
    }

    private static ObjectNode withVersion(ObjectNode metadata) {
        return metadata.put("app_version", NodeSchema.shipped().version());
    }

    private static ObjectNode output(ObjectNode metadata) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("metadata", metadata);
        return output.put("type", "metadata_output");
    }
}
