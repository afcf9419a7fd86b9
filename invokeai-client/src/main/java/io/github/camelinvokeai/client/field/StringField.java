package io.github.camelinvokeai.client.field;

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
        // The server counts code points, so an emoji is one character.
        int characters = text.codePointCount(0, text.length());
        if (!length.allows(characters)) {
            throw Refusal.because(input, "has a text of " + characters + " characters; allowed are "
                                         + (length.minimum() == null ? 0 : length.minimum()) + " to "
                                         + (length.maximum() == null ? "any number" : length.maximum()));
        }
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
