package io.github.camelinvokeai.client.field;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * An object that is kept with an image, such as a LoRA or a control it was made with. Takes a map or a JSON object, and
 * keeps all of it.
 */
public record MetadataField() implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.METADATA;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            return new FieldValue.Literal(Values.json(input, plain));
        }
        throw Refusal.wrongType(input, "an object of metadata", plain);
    }
}
