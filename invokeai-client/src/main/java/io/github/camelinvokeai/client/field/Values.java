package io.github.camelinvokeai.client.field;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.github.camelinvokeai.client.json.Json;

/** Unwraps what callers pass as a value into the few Java types that the fields look at. */
final class Values {

    /** Writes NaN as itself, which no reader takes, and not as a text. */
    private static final ObjectWriter STRICT = Json.mapper().writer().without(JsonWriteFeature.WRITE_NAN_AS_STRINGS);

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
        if (json instanceof NumericNode number && number.isNaN()) {
            return number.doubleValue();
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

    /** Bytes as the text that they are. */
    static String utf8(String input, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.because(input, "takes a text, and these bytes are no UTF-8 text", e);
        }
    }

    private static boolean looksStructured(String text) {
        return (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
    }

    /** The value as JSON of our own, whatever it is made of: maps, lists, records, scalars, or JSON itself. */
    static JsonNode json(String input, Object value) {
        try {
            // A tree of the caller's is copied this way, too: it may change later, be too deep, or hold what is no JSON.
            return Json.mapper().readTree(STRICT.writeValueAsBytes(value));
        } catch (IOException e) {
            throw Refusal.because(
                    input, "takes a value that can be written as JSON, not a " + value.getClass().getSimpleName(), e);
        }
    }

    static boolean isList(Object value) {
        // Bytes and characters are the content of one value.
        return value instanceof Collection<?> || (value instanceof JsonNode json && json.isArray())
                || (value != null && value.getClass().isArray() && !(value instanceof byte[]) && !(value instanceof char[]));
    }

    /** The items of what {@link #isList} accepts. */
    static List<?> items(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof JsonNode json) {
            return json.valueStream().toList();
        }
        JsonNode array = Json.mapper().valueToTree(value);
        return array.valueStream().toList();
    }
}
