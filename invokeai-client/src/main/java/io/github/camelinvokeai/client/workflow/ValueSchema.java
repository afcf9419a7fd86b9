package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.ChoiceField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.field.StringField;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * The values that a field takes, as a JSON Schema. It names the shapes that JSON has for them, not every text that a
 * field would convert. A kind that has no shape of its own takes any JSON.
 */
final class ValueSchema {

    private static final int CHANNEL = 255;
    private static final String HEX = "^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$";

    private ValueSchema() {
    }

    static ObjectNode of(Field field) {
        if (field instanceof ListField list) {
            return anyOf(of(list.item()), typed("array").set("items", of(list.item())));
        }
        if (field instanceof ChoiceField choice) {
            return choice(choice.choices());
        }
        return switch (field.kind()) {
            case STRING -> field instanceof StringField string ? text(string.length()) : typed("string");
            case INTEGER, FLOAT -> field instanceof NumberField number ? number(number) : typed("number");
            case BOOLEAN -> typed("boolean");
            case MODEL -> anyOf(name(), model());
            case BOARD -> anyOf(name(), named("board_id"));
            case IMAGE -> anyOf(name(), named("image_name"));
            case COLOR -> anyOf(typed("string").put("pattern", HEX), color());
            default -> object();
        };
    }

    private static ObjectNode text(SizeLimits length) {
        ObjectNode text = typed("string");
        put(text, "minLength", length.minimum());
        put(text, "maxLength", length.maximum());
        return text;
    }

    private static ObjectNode number(NumberField field) {
        NumberRange range = field.range();
        ObjectNode number = field.kind() == FieldKind.INTEGER ? typed("integer").put("format", "int64") : typed("number");
        put(number, "minimum", range.minimum());
        put(number, "exclusiveMinimum", range.exclusiveMinimum());
        put(number, "maximum", range.maximum());
        put(number, "exclusiveMaximum", range.exclusiveMaximum());
        if (range.multipleOf() != null && range.multipleOf().signum() != 0) {
            put(number, "multipleOf", range.multipleOf().abs());
        }
        return number;
    }

    private static ObjectNode choice(List<Choice> choices) {
        if (choices.isEmpty()) {
            return typed("string");
        }
        ObjectNode schema = object();
        Set<String> types = choices.stream().map(choice -> type(choice.value())).collect(Collectors.toSet());
        if (types.size() == 1) {
            schema.put("type", types.iterator().next());
        }
        ArrayNode values = schema.putArray("enum");
        choices.forEach(choice -> values.add(choice.value()));
        if (choices.stream().anyMatch(choice -> !choice.text().equals(choice.label()))) {
            // Standard keywords for labels: a validator need not know them, and makers of forms do.
            ArrayNode labelled = schema.putArray("anyOf");
            choices.forEach(choice -> labelled.addObject().put("title", choice.label()).set("const", choice.value()));
        }
        return schema;
    }

    private static String type(JsonNode value) {
        return value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string";
    }

    private static ObjectNode model() {
        ObjectNode model = typed("object");
        ArrayNode ways = model.putArray("anyOf");
        for (String part : List.of("key", "hash", "name")) {
            model.withObject("properties").set(part, typed("string"));
            ways.addObject().putArray("required").add(part);
        }
        return model;
    }

    private static ObjectNode color() {
        ObjectNode color = typed("object");
        for (String channel : List.of("r", "g", "b", "a")) {
            color.withObject("properties").set(channel, typed("integer").put("minimum", 0).put("maximum", CHANNEL));
        }
        color.putArray("required").add("r").add("g").add("b");
        return color;
    }

    /** An object that names something by a text. */
    private static ObjectNode named(String part) {
        ObjectNode named = typed("object");
        named.withObject("properties").set(part, name());
        named.putArray("required").add(part);
        return named;
    }

    private static ObjectNode name() {
        return typed("string").put("pattern", "\\S");
    }

    private static ObjectNode anyOf(JsonNode one, JsonNode other) {
        ObjectNode schema = object();
        schema.putArray("anyOf").add(one).add(other);
        return schema;
    }

    private static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode schema, String keyword, BigDecimal limit) {
        if (limit != null) {
            schema.put(keyword, limit);
        }
    }

    private static void put(ObjectNode schema, String keyword, Integer limit) {
        if (limit != null) {
            schema.put(keyword, limit);
        }
    }
}
