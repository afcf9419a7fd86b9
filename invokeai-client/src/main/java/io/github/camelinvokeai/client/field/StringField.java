package io.github.camelinvokeai.client.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * Text, for instance a prompt. Takes any character sequence, number, boolean or enum constant as its text, and bytes as
 * UTF-8.
 *
 * @param minLength fewest characters, or null
 * @param maxLength most characters, or null
 */
public record StringField(Integer minLength, Integer maxLength) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.STRING;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        String text = text(input, value);
        if (minLength != null && text.length() < minLength) {
            throw Refusal.because(input, tooWhat("short", text, "at least " + minLength));
        }
        if (maxLength != null && text.length() > maxLength) {
            throw Refusal.because(input, tooWhat("long", text, "at most " + maxLength));
        }
        return new FieldValue.Literal(JsonNodeFactory.instance.textNode(text));
    }

    private static String tooWhat(String what, String text, String limit) {
        return String.format(Locale.ROOT, "has a text that is too %s: %d characters, %s are allowed", what, text.length(),
                limit);
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
            return utf8(input, bytes);
        }
        throw Refusal.wrongType(input, "a text", plain);
    }

    private static String utf8(String input, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.because(input, "takes a text, and these bytes are no UTF-8 text", e);
        }
    }
}
