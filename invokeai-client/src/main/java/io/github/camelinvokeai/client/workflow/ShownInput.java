package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.SizeLimits;

/** How a person sees an input: its value and what it takes, in a few words. */
final class ShownInput {

    private static final List<String> NAMES = List.of("name", "image_name", "video_name", "board_id", "style_preset_id",
            "system_prompt_id");

    private ShownInput() {
    }

    static String value(WorkflowInput input) {
        if (input.connected()) {
            return "(from an edge)";
        }
        JsonNode value = input.value();
        if (value == null) {
            return "";
        }
        return shown(value);
    }

    private static String shown(JsonNode value) {
        return NAMES.stream().map(value::path).filter(JsonNode::isTextual).map(JsonNode::textValue).findFirst()
                .orElseGet(() -> value.isValueNode() ? value.asText() : structure(value));
    }

    private static String structure(JsonNode value) {
        if (value.has("r") && value.has("g") && value.has("b")) {
            int alpha = value.path("a").asInt(255);
            return "#" + hex(value.path("r").asInt()) + hex(value.path("g").asInt()) + hex(value.path("b").asInt())
                   + (alpha == 255 ? "" : hex(alpha));
        }
        if (value.has("lora") && value.has("weight")) {
            return shown(value.get("lora")) + " (" + value.get("weight").asText() + ")";
        }
        if (!value.isEmpty() && value.isArray() && value.valueStream().allMatch(JsonNode::isObject)) {
            return value.valueStream().map(ShownInput::shown).collect(Collectors.joining(", "));
        }
        return Json.write(value);
    }

    private static String hex(int channel) {
        return String.format("%02x", channel & 0xff);
    }

    static String accepts(Field field) {
        String one = one(field);
        return switch (field.cardinality()) {
            case SINGLE -> one;
            case SINGLE_OR_COLLECTION -> one.isEmpty() ? "one or a list" : one + ", or a list";
            case COLLECTION -> (one.isEmpty() ? "" : one + "; ") + "a list" + sizes(field.items());
        };
    }

    private static String one(Field field) {
        if (!field.choices().isEmpty()) {
            return field.choices().stream().map(each -> each.text()).collect(Collectors.joining(", "));
        }
        String bases = field.models().bases().stream().sorted().collect(Collectors.joining(", "));
        return bases.isEmpty() ? field.range().describe() : bases;
    }

    private static String sizes(SizeLimits limits) {
        if (limits.maximum() != null) {
            return " of " + (limits.minimum() == null ? 0 : limits.minimum()) + " to " + limits.maximum();
        }
        return limits.minimum() == null ? "" : " of " + limits.minimum() + " or more";
    }
}
