package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.SizeLimits;

/** A plug-in as the author of a node pack would write it, and with faults where a test asks for them. */
public final class PaletteFieldPlugin implements FieldPlugin {

    @Override
    public Optional<CustomField> field(FieldTemplate template) {
        return switch (template.type().name()) {
            case "PaletteField" -> Optional.of(new PaletteField());
            case "BrokenPaletteField" -> throw new IllegalStateException("broken");
            default -> Optional.empty();
        };
    }

    private record PaletteField() implements CustomField {

        @Override
        public FieldKind kind() {
            return FieldKind.STRING;
        }

        @Override
        public Cardinality cardinality() {
            return Cardinality.COLLECTION;
        }

        @Override
        public SizeLimits items() {
            return new SizeLimits(1, 3);
        }

        @Override
        public FieldValue convert(String input, Object value) {
            if (!(value instanceof String text)) {
                throw new InvalidValueException(input, input + " takes names of colours", List.of());
            }
            if (text.startsWith("broken")) {
                throw new IllegalStateException(text);
            }
            ArrayNode colours = Json.mapper().createArrayNode();
            List.of(text.split(",", -1)).forEach(colours::add);
            return text.isEmpty() ? null : new FieldValue.Literal(colours);
        }
    }
}
