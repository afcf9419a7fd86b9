package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.Finding.Kind;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * The rules that InvokeAI's UI and server have for stored values: limits of numbers, lengths of texts and lists,
 * choices. What the server converts, such as a number written as a text, is left to it.
 */
final class ValueRules {

    /** Computing with the digits of such numbers would take ages; none of them is within any limits. */
    private static final int LARGEST_EXPONENT = 400;

    private ValueRules() {
    }

    /** What is wrong with a value, if anything. */
    static Optional<Fault> fault(FieldTemplate field, JsonNode value) {
        if (!value.isArray() || field.type().cardinality() == Cardinality.SINGLE) {
            return single(field, value);
        }
        if (!field.items().allows(value.size())) {
            return Optional.of(new Fault(
                    Kind.RANGE, "is a list of " + value.size() + "; allowed are " + limits(field.items()), List.of()));
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<Fault> fault = single(field, value.get(i));
            if (fault.isPresent()) {
                String item = "has an item (" + i + ") that ";
                return fault.map(each -> new Fault(each.kind(), item + each.text(), each.candidates()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> single(FieldTemplate field, JsonNode value) {
        return switch (field.type().kind()) {
            case INTEGER, FLOAT -> value.isNumber() ? number(field, value) : Optional.empty();
            case STRING -> value.isTextual() ? text(field, value.textValue()) : Optional.empty();
            case ENUM, SCHEDULER -> value.isValueNode() && !value.isNull() ? choice(field, value) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> number(FieldTemplate field, JsonNode value) {
        BigDecimal number = value.decimalValue();
        boolean computable = Math.abs((long) number.scale()) <= LARGEST_EXPONENT && number.precision() <= LARGEST_EXPONENT;
        if (!computable) {
            return Optional.of(new Fault(Kind.RANGE, "is beyond any range", List.of()));
        }
        if (field.type().kind() == FieldKind.INTEGER && number.stripTrailingZeros().scale() > 0) {
            return Optional.of(new Fault(Kind.VALUE, "is " + value.asText() + ", but must be a whole number", List.of()));
        }
        return field.range().allows(number)
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.RANGE, "is " + value.asText() + ", but must be " + field.range().describe(), List.of()));
    }

    private static Optional<Fault> text(FieldTemplate field, String text) {
        // The server counts code points, so an emoji is one character.
        int characters = text.codePointCount(0, text.length());
        return field.characters().allows(characters)
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.RANGE, "is a text of " + characters + " characters; allowed are " + limits(field.characters()),
                        List.of()));
    }

    private static Optional<Fault> choice(FieldTemplate field, JsonNode value) {
        List<String> choices = field.choices().stream().map(Choice::text).toList();
        return choices.isEmpty() || choices.contains(value.asText())
                ? Optional.empty()
                : Optional.of(new Fault(
                        Kind.CHOICE, "is none of the choices, which are " + String.join(", ", choices), choices));
    }

    private static String limits(SizeLimits limits) {
        return (limits.minimum() == null ? 0 : limits.minimum()) + " to "
               + (limits.maximum() == null ? "any number" : limits.maximum());
    }

    /** @param text what is wrong, as the end of a sentence about the value */
    record Fault(Kind kind, String text, List<String> candidates) {
    }
}
