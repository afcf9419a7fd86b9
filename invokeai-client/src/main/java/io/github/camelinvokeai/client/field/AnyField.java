package io.github.camelinvokeai.client.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * A value of a kind that has no class of its own: lists, LoRAs, style presets, generators, fields of node packs that
 * nobody declared. The stored value is never lost. Takes JSON, maps, lists and scalars; a text that reads as a JSON
 * object or list is taken as one, any other text stays a text, unless the stored value is a number or a boolean and the
 * text is one, too.
 *
 * @param stored the value that the workflow has stored, or null
 */
public record AnyField(JsonNode stored) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.ANY;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        if (value instanceof CharSequence text) {
            return new FieldValue.Literal(fromText(input, text.toString()));
        }
        try {
            return new FieldValue.Literal(Values.json(value));
        } catch (IllegalArgumentException e) {
            throw Refusal.because(input, "takes a value that can be written as JSON, not a " + value.getClass().getName(), e);
        }
    }

    private JsonNode fromText(String input, String text) {
        String stripped = text.strip();
        boolean container = stripped.startsWith("{") || stripped.startsWith("[");
        boolean scalar = stored != null && (stored.isNumber() || stored.isBoolean());
        if (!container && !scalar) {
            return JsonNodeFactory.instance.textNode(text);
        }
        try {
            JsonNode parsed = Json.mapper().readTree(stripped);
            return container || parsed.getNodeType() == stored.getNodeType() ? parsed : JsonNodeFactory.instance.textNode(text);
        } catch (JsonProcessingException e) {
            if (container) {
                throw Refusal.because(input, "takes JSON, and this text begins like JSON but is none ("
                                             + e.getClass().getSimpleName() + " in line "
                                             + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")");
            }
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    @Override
    public String toString() {
        return "AnyField[]";
    }
}
