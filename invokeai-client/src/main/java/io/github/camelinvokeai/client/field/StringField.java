package io.github.camelinvokeai.client.field;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * Text, for instance a prompt. Takes any character sequence, number, boolean or enum constant as its text, and bytes as
 * UTF-8.
 *
 * @param characters how many characters it may have
 */
public record StringField(SizeLimits characters) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.STRING;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        String text = text(input, value);
        // The server counts code points, so an emoji is one character.
        Refusal.unlessAllowed(input, text.codePointCount(0, text.length()), "characters", characters);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refusal.because(input, "takes a text, and half of a surrogate pair in this one cannot be sent as UTF-8");
        }
        return new FieldValue.Literal(JsonNodeFactory.instance.textNode(text));
    }

    private static String text(String input, Object value) {
        Object plain = Values.plain(value);
        if (plain instanceof CharSequence || plain instanceof Number || plain instanceof Boolean
                || plain instanceof Character) {
            return plain.toString();
        }
        if (plain instanceof Enum<?> constant) {
            return constant.name();
        }
        if (plain instanceof byte[] bytes) {
            return Values.utf8(input, bytes);
        }
        throw Refusal.wrongType(input, "a text", plain);
    }
}
