package io.github.camelinvokeai.client.field;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;

/** Unwraps what callers pass as a value into the few Java types that the fields look at. */
final class Values {

    private Values() {
    }

    /**
     * JSON scalars become String, BigDecimal, Long or Boolean; JSON containers, and all other objects, stay as they
     * are.
     */
    static Object plain(Object value) {
        if (!(value instanceof JsonNode json)) {
            return value;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isNumber()) {
            return json.isIntegralNumber() ? json.bigIntegerValue() : json.decimalValue();
        }
        return json.isBoolean() ? (Object) json.booleanValue() : json;
    }

    /**
     * Like {@link #plain}, and a text that is a JSON object or list becomes one: so it arrives from message headers and
     * command lines.
     */
    static Object structured(Object value) {
        Object plain = plain(value);
        if (!(plain instanceof CharSequence text) || !looksStructured(text.toString().strip())) {
            return plain;
        }
        try {
            return Json.mapper().readTree(text.toString());
        } catch (JsonProcessingException e) {
            // No JSON after all, so the text is what the caller meant: the field will say what it takes.
            return plain;
        }
    }

    private static boolean looksStructured(String text) {
        return (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
    }

    /** The value as JSON, whatever it is made of: maps, lists, records, scalars, or JSON itself. */
    static JsonNode json(Object value) {
        return value instanceof JsonNode json ? json : Json.mapper().valueToTree(value);
    }

    static boolean isList(Object value) {
        return value instanceof Collection<?> || value instanceof Object[] || value instanceof int[] || value instanceof long[]
                || value instanceof double[] || value instanceof float[] || (value instanceof JsonNode json && json.isArray());
    }

    /** The items of what {@link #isList} accepts. */
    static List<?> items(Object value) {
        if (value instanceof Collection<?> collection) {
            return List.copyOf(collection);
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        JsonNode array = json(value);
        return array.valueStream().toList();
    }
}
