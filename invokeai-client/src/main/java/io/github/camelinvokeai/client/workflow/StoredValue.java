package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.GeneratorType;

/**
 * What InvokeAI's UI keeps of a stored value when it loads a workflow: values of the shapes that it has widgets for,
 * reduced to the keys of the shape. Any other value, such as a literal that an old version left on a connection-only
 * field, is dropped.
 */
final class StoredValue {

    private static final List<String> MODEL = List.of("key", "hash", "name", "base", "type");
    private static final List<String> COLOR = List.of("r", "g", "b", "a");
    private static final List<String> NAMED = List.of("image_name", "video_name", "board_id", "style_preset_id",
            "system_prompt_id");

    private StoredValue() {
    }

    /** The value as the UI would hold it, or empty if it would hold none. */
    static Optional<JsonNode> kept(JsonNode value) {
        if (value.isTextual() || value.isNumber() || value.isBoolean()) {
            return Optional.of(value);
        }
        if (value instanceof ArrayNode list) {
            return list(list);
        }
        return value instanceof ObjectNode object ? object(object) : Optional.empty();
    }

    private static Optional<JsonNode> list(ArrayNode list) {
        if (list.valueStream().allMatch(JsonNode::isTextual) || list.valueStream().allMatch(JsonNode::isNumber)) {
            return Optional.of(list);
        }
        ArrayNode kept = list.arrayNode();
        for (JsonNode item : list) {
            Optional<JsonNode> each = item.path("image_name").isTextual() ? named(item, "image_name") : lora(item);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            kept.add(each.get());
        }
        return Optional.of(kept);
    }

    private static Optional<JsonNode> lora(JsonNode item) {
        Optional<JsonNode> model = item.path("lora") instanceof ObjectNode lora ? model(lora) : Optional.empty();
        if (model.isEmpty() || !item.path("weight").isNumber()) {
            return Optional.empty();
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("lora", model.get());
        kept.set("weight", item.get("weight"));
        return Optional.of(kept);
    }

    private static Optional<JsonNode> object(ObjectNode value) {
        Optional<GeneratorType> generator = GeneratorType.named(value.path("type").asText());
        if (generator.isPresent()) {
            return StoredGenerator.kept(value, generator.get());
        }
        for (String name : NAMED) {
            if (value.path(name).isTextual() && !value.path(name).textValue().isBlank()) {
                return named(value, name);
            }
        }
        if (value.has("key")) {
            return model(value);
        }
        if (value.has("r")) {
            return COLOR.stream().allMatch(channel -> isByte(value.path(channel)))
                    ? Optional.of(pick(value, COLOR)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> model(ObjectNode value) {
        if (!MODEL.stream().allMatch(name -> value.path(name).isTextual() && !value.path(name).textValue().isEmpty())) {
            return Optional.empty();
        }
        ObjectNode kept = pick(value, MODEL);
        if (value.has("submodel_type")) {
            kept.set("submodel_type", value.get("submodel_type"));
        }
        return Optional.of(kept);
    }

    private static Optional<JsonNode> named(JsonNode value, String name) {
        String text = value.path(name).textValue().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(JsonNodeFactory.instance.objectNode().put(name, text));
    }

    private static ObjectNode pick(JsonNode value, List<String> names) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> kept.set(name, value.get(name)));
        return kept;
    }

    private static boolean isByte(JsonNode value) {
        return value.isNumber() && value.canConvertToInt() && value.canConvertToExactIntegral() && value.intValue() >= 0
                && value.intValue() <= 255;
    }
}
