package io.github.camelinvokeai.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.ChoiceField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/** The inputs of a workflow as JSON for programs. */
final class InputsJson {

    private InputsJson() {
    }

    static ArrayNode of(List<WorkflowInput> inputs) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        inputs.forEach(input -> array.add(of(input)));
        return array;
    }

    private static ObjectNode of(WorkflowInput input) {
        JsonNode value = input.value();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("index", input.index())
                .put("nodeId", input.nodeId())
                .put("fieldName", input.fieldName())
                .put("label", input.label())
                .put("type", input.field().kind().name().toLowerCase(Locale.ROOT))
                .set("value", value == null ? JsonNodeFactory.instance.nullNode() : value);
        json.put("connected", input.connected());
        limits(input.field(), json);
        return json;
    }

    private static void limits(Field field, ObjectNode json) {
        if (field instanceof ListField list) {
            limits(list.item(), json);
        } else if (field instanceof ChoiceField choice && !choice.choices().isEmpty()) {
            ArrayNode choices = json.putArray("choices");
            choice.choices().forEach(each -> choices.add(each.value()));
        } else if (field instanceof NumberField number) {
            InclusiveLimits limits = InclusiveLimits.of(number);
            put(json, "minimum", limits.minimum());
            put(json, "maximum", limits.maximum());
        }
    }

    private static void put(ObjectNode json, String name, BigDecimal limit) {
        if (limit != null) {
            json.put(name, limit);
        }
    }
}
