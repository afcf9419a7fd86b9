package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.SizeLimits;

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

    /** Those of each item, if it is a list, and of the list itself. */
    private static void limits(Field field, ObjectNode json) {
        if (field.cardinality() != Cardinality.SINGLE) {
            json.put("cardinality", field.cardinality().name().toLowerCase(Locale.ROOT));
            put(json, "minItems", "maxItems", field.items());
        }
        if (!field.choices().isEmpty()) {
            ArrayNode choices = json.putArray("choices");
            field.choices().forEach(each -> choices.add(each.value()));
        }
        InclusiveLimits limits = InclusiveLimits.of(field);
        put(json, "minimum", limits.minimum());
        put(json, "maximum", limits.maximum());
        put(json, "minLength", "maxLength", field.characters());
    }

    private static void put(ObjectNode json, String least, String most, SizeLimits limits) {
        if (limits.minimum() != null) {
            json.put(least, limits.minimum());
        }
        if (limits.maximum() != null) {
            json.put(most, limits.maximum());
        }
    }

    private static void put(ObjectNode json, String name, BigDecimal limit) {
        if (limit != null) {
            json.put(name, limit);
        }
    }
}
