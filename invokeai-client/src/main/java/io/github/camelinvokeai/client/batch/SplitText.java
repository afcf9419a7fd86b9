package io.github.camelinvokeai.client.batch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.json.Json;

/** A text that a generator splits into values, read as JavaScript reads it: what begins like a number is one. */
final class SplitText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(Infinity|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern BLANKS_AROUND
            = Pattern.compile("^[\\s\\uFEFF]+|[\\s\\uFEFF]+$", Pattern.UNICODE_CHARACTER_CLASS);

    private final Parameters parameters;
    private final String text;

    SplitText(Parameters parameters, String otherwise) {
        this.parameters = parameters;
        text = parameters.text("input", otherwise);
    }

    /** The parts as they are, blanks included; empty ones are left out. */
    List<JsonNode> texts() {
        return limited(parts().filter(part -> !part.isEmpty()).map(JsonNodeFactory.instance::textNode));
    }

    List<JsonNode> decimals() {
        return limited(begins(DECIMAL).map(Double::parseDouble).map(this::finite).map(NumberSequences::number));
    }

    List<JsonNode> wholes() {
        return limited(begins(WHOLE).map(this::whole).map(JsonNodeFactory.instance::numberNode));
    }

    private Stream<String> begins(Pattern number) {
        return parts().map(part -> BLANKS_AROUND.matcher(part).replaceAll("")).map(number::matcher)
                .filter(Matcher::lookingAt).map(Matcher::group);
    }

    private Double finite(Double number) {
        if (number.isInfinite()) {
            throw parameters.refusal("holds a number that is beyond any range");
        }
        return number;
    }

    private Long whole(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw parameters.refusal("holds a whole number of more than 64 bits");
        }
    }

    private Stream<String> parts() {
        String separator = parameters.text("splitOn", ",");
        return separator.isEmpty()
                ? Stream.of(text)
                : Stream.of(text.split(Pattern.quote(unescaped(separator).orElse(separator)), -1));
    }

    /** A separator may be written as in JSON, so that a line break can be typed into a form as {@code \n}. */
    private static Optional<String> unescaped(String separator) {
        try {
            return Optional.of(Json.mapper().readValue('"' + separator + '"', String.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private <T extends JsonNode> List<JsonNode> limited(Stream<T> values) {
        List<JsonNode> made = values.<JsonNode> map(value -> value).limit(parameters.most() + 1L).toList();
        if (made.size() > parameters.most()) {
            throw parameters.refusal("would make more than " + parameters.most() + " values");
        }
        return made;
    }
}
