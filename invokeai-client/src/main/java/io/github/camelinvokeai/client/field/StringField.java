package io.github.camelinvokeai.client.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * Text, for instance a prompt. Takes any character sequence, number, boolean or enum constant as its text, and bytes as
 * UTF-8.
 *
 * @param length how many characters it may have
 */
public record StringField(SizeLimits length) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.STRING;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        String text = text(input, value);
        if (!length.allows(text.length())) {
            throw Refusal.because(input, "has a text of " + text.length() + " characters; allowed are "
                                         + (length.minimum() == null ? 0 : length.minimum()) + " to "
                                         + (length.maximum() == null ? "any number" : length.maximum()));
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
