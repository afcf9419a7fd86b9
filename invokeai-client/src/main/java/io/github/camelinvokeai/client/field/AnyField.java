package io.github.camelinvokeai.client.field;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldType;

/**
 * A value of a kind that has no class of its own: fields of node packs that nobody declared, or whose type only the
 * pack knows. The stored value is never lost. Takes JSON, maps, lists, scalars and bytes of UTF-8 text. A text stays a
 * text where the stored value is one; elsewhere a text that begins as a JSON object or list has to be one, and a text
 * becomes a number or a boolean if it reads as one and the stored value is one, too.
 *
 * @param type   what the node facts call it, or null if they do not know it
 * @param stored the value that the workflow has stored, or null
 */
public record AnyField(FieldType type, JsonNode stored) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.ANY;
    }

    @Override
    public Cardinality cardinality() {
        return type == null ? Cardinality.SINGLE : type.cardinality();
    }

    @Override
    public boolean known() {
        return type != null;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        if (value instanceof CharSequence text) {
            return new FieldValue.Literal(fromText(input, text.toString()));
        }
        if (value instanceof byte[] bytes) {
            return convert(input, Values.utf8(input, bytes));
        }
        if (value instanceof File || value instanceof Path || value instanceof InputStream || value instanceof ImageSource) {
            throw Refusal.wrongType(input, "a value that can be written as JSON", value);
        }
        return new FieldValue.Literal(Values.json(input, value));
    }

    private JsonNode fromText(String input, String text) {
        String stripped = text.strip();
        boolean container = !(stored != null && stored.isTextual()) && looksLikeContainer(stripped);
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

    private static boolean looksLikeContainer(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    @Override
    public String toString() {
        return "AnyField[" + (type == null ? "" : type.name()) + "]";
    }
}
