package io.github.camelinvokeai.client.field;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * Something that the server keeps under a name or an id: a video ({@link FieldKind#VIDEO}, {@code video_name}), a style
 * preset ({@link FieldKind#STYLE_PRESET}, {@code style_preset_id}) or a system prompt ({@link FieldKind#SYSTEM_PROMPT},
 * {@code system_prompt_id}). Takes the name or id as a text, or an object that has it. Nothing is uploaded.
 *
 * @param kind VIDEO, STYLE_PRESET or SYSTEM_PROMPT
 */
public record ReferenceField(FieldKind kind) implements Field {

    private static final Map<FieldKind, String> KEYS = Map.of(
            FieldKind.VIDEO, "video_name", FieldKind.STYLE_PRESET, "style_preset_id", FieldKind.SYSTEM_PROMPT,
            "system_prompt_id");

    public ReferenceField {
        if (!KEYS.containsKey(kind)) {
            throw new IllegalArgumentException("A reference is VIDEO, STYLE_PRESET or SYSTEM_PROMPT, not " + kind);
        }
    }

    /** The key under which a value holds the name or id. */
    public String key() {
        return KEYS.get(kind);
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            plain = Values.plain(Values.json(input, plain).path(key()));
        }
        if (!(plain instanceof CharSequence) || plain.toString().isBlank()) {
            throw Refusal.wrongType(input, "a text, the " + key() + ", or an object with a " + key(), plain);
        }
        return new FieldValue.Literal(JsonNodeFactory.instance.objectNode().put(key(), plain.toString().strip()));
    }
}
