package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.CustomField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.GeneratorField;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.ReferenceField;
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
        return switch (field.cardinality()) {
            case SINGLE -> single(field);
            case COLLECTION -> list(field);
            case SINGLE_OR_COLLECTION -> anyOf(single(item(field)), list(field));
        };
    }

    private static ObjectNode list(Field field) {
        ObjectNode list = typed("array");
        put(list, "minItems", field.items().minimum());
        put(list, "maxItems", field.items().maximum());
        return list.set("items", single(item(field)));
    }

    private static Field item(Field field) {
        return field instanceof ListField list ? list.item() : field;
    }

    private static ObjectNode single(Field field) {
        // Whoever added the field decides what it converts.
        if (field instanceof CustomField) {
            return object();
        }
        if (!field.choices().isEmpty()) {
            return choice(field.choices());
        }
        return switch (field.kind()) {
            case STRING, ENUM, SCHEDULER, SAVED_WORKFLOW -> text(field.characters());
            case INTEGER, FLOAT -> number(field);
            case BOOLEAN -> typed("boolean");
            case MODEL -> anyOf(name(), model());
            case LORA -> anyOf(name(), lora());
            case BOARD -> anyOf(name(), named("board_id"));
            case IMAGE -> anyOf(name(), named("image_name"));
            case VIDEO, STYLE_PRESET, SYSTEM_PROMPT -> anyOf(name(), named(((ReferenceField) field).key()));
            case COLOR -> anyOf(typed("string").put("pattern", HEX), color());
            case GENERATOR -> generator((GeneratorField) field);
            case METADATA -> typed("object");
            case ANY -> object();
        };
    }

    private static ObjectNode text(SizeLimits length) {
        ObjectNode text = typed("string");
        put(text, "minLength", length.minimum());
        put(text, "maxLength", length.maximum());
        return text;
    }

    private static ObjectNode number(Field field) {
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

    private static ObjectNode lora() {
        ObjectNode lora = typed("object");
        ObjectNode properties = lora.putObject("properties");
        properties.set("weight", typed("number"));
        ArrayNode ways = lora.putArray("anyOf");
        for (String part : List.of("lora", "model")) {
            properties.set(part, anyOf(name(), model()));
            ways.addObject().putArray("required").add(part);
        }
        ways.add(model());
        return lora;
    }

    private static ObjectNode generator(GeneratorField field) {
        ObjectNode generator = typed("object");
        ArrayNode types = generator.putObject("properties").putObject("type").putArray("enum");
        field.types().forEach(type -> types.add(type.name()));
        generator.putArray("required").add("type");
        return generator;
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
