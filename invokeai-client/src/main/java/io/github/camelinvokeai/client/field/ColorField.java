package io.github.camelinvokeai.client.field;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * A colour with an alpha channel. Takes an object with {@code r}, {@code g}, {@code b} and perhaps {@code a}, each a
 * whole number 0 to 255; or a text {@code #rrggbb}, {@code #rrggbbaa}, {@code r,g,b} or {@code r,g,b,a}. Alpha is 255,
 * opaque, if it is not given.
 */
public record ColorField() implements Field {

    private static final List<String> CHANNELS = List.of("r", "g", "b", "a");
    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})");
    private static final Pattern LIST = Pattern.compile("\\s*\\d{1,3}\\s*(,\\s*\\d{1,3}\\s*){2,3}");
    private static final String ACCEPTED = "a colour: #rrggbb, #rrggbbaa, r,g,b[,a], or an object with r, g, b (0 to 255)";

    @Override
    public FieldKind kind() {
        return FieldKind.COLOR;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        ObjectNode color = JsonNodeFactory.instance.objectNode();
        if (plain instanceof CharSequence text) {
            fromText(input, text.toString().strip(), color);
        } else if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            JsonNode given = Values.json(input, plain);
            CHANNELS.stream().filter(given::hasNonNull).forEach(name -> color.set(name, channel(input, given.get(name))));
        } else {
            throw Refusal.wrongType(input, ACCEPTED, plain);
        }
        color.putIfAbsent("a", JsonNodeFactory.instance.numberNode(255));
        if (color.size() != CHANNELS.size()) {
            throw Refusal.because(input, "takes " + ACCEPTED + "; one of r, g and b is missing");
        }
        return new FieldValue.Literal(color);
    }

    private static void fromText(String input, String text, ObjectNode color) {
        if (LIST.matcher(text).matches()) {
            String[] parts = text.split(",", -1);
            for (int i = 0; i < parts.length; i++) {
                color.set(CHANNELS.get(i),
                        channel(input, JsonNodeFactory.instance.numberNode(Integer.parseInt(parts[i].strip()))));
            }
        } else if (HEX.matcher(text).matches()) {
            byte[] bytes = HexFormat.of().parseHex(text.startsWith("#") ? text.substring(1) : text);
            for (int i = 0; i < bytes.length; i++) {
                color.put(CHANNELS.get(i), Byte.toUnsignedInt(bytes[i]));
            }
        } else {
            throw Refusal.because(input, "takes " + ACCEPTED + ", not " + Refusal.shown(text));
        }
    }

    private static JsonNode channel(String input, JsonNode value) {
        if (!value.canConvertToInt() || !value.canConvertToExactIntegral() || value.intValue() < 0 || value.intValue() > 255) {
            throw Refusal.because(input, "takes " + ACCEPTED + "; a channel is " + Refusal.shown(value));
        }
        return JsonNodeFactory.instance.numberNode(value.intValue());
    }
}
