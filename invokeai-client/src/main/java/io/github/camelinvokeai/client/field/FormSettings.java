package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.Choice;

/**
 * What the author of a form set for one element: narrower limits of a number, or the options of a text. They are
 * InvokeAI's {@code settings} of a node-field element.
 *
 * @param minimum lowest number, or null
 * @param maximum highest number, or null
 * @param options options of a text that is shown as a drop-down list; empty otherwise
 */
public record FormSettings(BigDecimal minimum, BigDecimal maximum, List<Choice> options) {

    /** No settings. */
    public static final FormSettings NONE = new FormSettings(null, null, List.of());

    public FormSettings {
        options = List.copyOf(options);
    }

    /** Reads the {@code settings} object of a form element; anything in it that is not understood is passed over. */
    public static FormSettings of(JsonNode settings) {
        List<Choice> options = new ArrayList<>();
        if (settings.path("component").asText().equals("dropdown")) {
            for (JsonNode option : settings.path("options")) {
                if (option.path("value").isTextual()) {
                    options.add(new Choice(option.get("value"), option.path("label").asText()));
                }
            }
        }
        return new FormSettings(number(settings.path("min")), number(settings.path("max")), options);
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }
}
