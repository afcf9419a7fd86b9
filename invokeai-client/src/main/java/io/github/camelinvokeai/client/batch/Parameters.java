package io.github.camelinvokeai.client.batch;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;

/**
 * The parameters of one generator, each with the value that the UI takes where there is none.
 *
 * @param input the generator, as messages name it
 * @param json  the generator's value
 * @param most  how many values it may make
 */
record Parameters(String input, JsonNode json, int most) {

    String type() {
        return json.path("type").asText();
    }

    double decimal(String name, double otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refusal("takes a number as '" + name + "'");
        }
        return value.doubleValue();
    }

    long whole(String name, long otherwise) {
        JsonNode value = json.path(name);
        return value.isMissingNode() ? otherwise : whole(name, value);
    }

    private long whole(String name, JsonNode value) {
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw refusal("takes a whole number as '" + name + "'");
        }
        return value.longValue();
    }

    /** How many values to make: {@code count}, or what else it is called. */
    int count(String name, int otherwise) {
        long count = whole(name, otherwise);
        if (count < 1 || count > most) {
            throw refusal("would make " + count + " values; allowed are 1 to " + most);
        }
        return (int) count;
    }

    /** The seed, or null if every run is to draw anew. */
    Long seed() {
        JsonNode value = json.path("seed");
        return value.isMissingNode() || value.isNull() ? null : (Long) whole("seed", value);
    }

    String text(String name, String otherwise) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw refusal("takes a text as '" + name + "'");
        }
        return value.asText(otherwise);
    }

    InvalidValueException refusal(String reason) {
        return new InvalidValueException(input, "Generator '" + input + "' (" + type() + ") " + reason, List.of());
    }
}
