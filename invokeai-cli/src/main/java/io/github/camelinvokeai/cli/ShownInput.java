package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.ChoiceField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.ModelField;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/** How a person sees an input: its value and what it takes, in a few words. */
final class ShownInput {

    private static final List<String> NAMES = List.of("name", "image_name", "board_id");

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
        return NAMES.stream().map(value::path).filter(JsonNode::isTextual).map(JsonNode::textValue).findFirst()
                .orElseGet(() -> value.isValueNode() ? value.asText() : structure(value));
    }

    private static String structure(JsonNode value) {
        if (value.has("r") && value.has("g") && value.has("b")) {
            int alpha = value.path("a").asInt(255);
            return "#" + hex(value.path("r").asInt()) + hex(value.path("g").asInt()) + hex(value.path("b").asInt())
                   + (alpha == 255 ? "" : hex(alpha));
        }
        return Json.write(value);
    }

    private static String hex(int channel) {
        return String.format("%02x", channel & 0xff);
    }

    static String accepts(Field field) {
        if (field instanceof ListField list) {
            String one = accepts(list.item());
            return one.isEmpty() ? "one or a list" : one + ", or a list";
        }
        if (field instanceof ChoiceField choice) {
            return choice.choices().stream().map(each -> each.text()).collect(Collectors.joining(", "));
        }
        if (field instanceof ModelField model) {
            return model.filter().bases().stream().sorted().collect(Collectors.joining(", "));
        }
        return field instanceof NumberField number ? number.range().describe() : "";
    }
}
