package io.github.camelinvokeai.client.field;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;

/** Yes or no: takes a Boolean or the text {@code true} or {@code false} in any case. */
public record BooleanField() implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.BOOLEAN;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.plain(value);
        if (!(plain instanceof Boolean) && !(plain instanceof CharSequence)) {
            throw Refusal.wrongType(input, "true or false", plain);
        }
        boolean flag = switch (plain.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.because(input, "takes true or false, not " + Refusal.shown(plain));
        };
        return new FieldValue.Literal(JsonNodeFactory.instance.booleanNode(flag));
    }
}
