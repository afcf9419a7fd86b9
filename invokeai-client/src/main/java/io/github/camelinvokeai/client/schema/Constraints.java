package io.github.camelinvokeai.client.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Limits and choices of a field. The server checks those inside the branches of a union and inside a list's items too,
 * where the editor does not look; the outermost one of a kind counts.
 */
final class Constraints {

    /** The short names are those that Pydantic writes beside a union: they bind its single value. */
    private static final Set<String> LIMITS = Set.of("minimum", "ge", "exclusiveMinimum", "gt", "maximum", "le",
            "exclusiveMaximum", "lt", "multipleOf", "multiple_of", "minItems", "maxItems", "minLength", "maxLength");

    private final Map<String, BigDecimal> limits = new HashMap<>();
    private final Components components;
    private JsonNode enumeration = MissingNode.getInstance();

    Constraints(JsonNode property, Components components) {
        this.components = components;
        collect(property);
    }

    private void collect(JsonNode schema) {
        if (enumeration.isMissingNode()) {
            enumeration = components.enumeration(schema);
        }
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            if (entry.getValue().isNumber() && LIMITS.contains(entry.getKey())) {
                limits.putIfAbsent(entry.getKey(), entry.getValue().decimalValue());
            }
        }
        schema.path("allOf").forEach(this::collect);
        schema.path("anyOf").forEach(this::collect);
        if (schema.path("items").isObject()) {
            collect(schema.path("items"));
        }
    }

    NumberRange range() {
        return new NumberRange(
                limit("minimum", "ge"), limit("exclusiveMinimum", "gt"), limit("maximum", "le"),
                limit("exclusiveMaximum", "lt"), limit("multipleOf", "multiple_of"));
    }

    /** Around a union of one and many, a limit of length is about the list. */
    SizeLimits items(FieldType type) {
        boolean lengthIsOfList = type.cardinality() != Cardinality.SINGLE && !isText(type);
        return lengthIsOfList
                ? sizes(limit("minItems", "minLength"), limit("maxItems", "maxLength"))
                : sizes(limits.get("minItems"), limits.get("maxItems"));
    }

    SizeLimits characters(FieldType type) {
        return isText(type)
                ? sizes(limits.get("minLength"), limits.get("maxLength")) : SizeLimits.UNLIMITED;
    }

    /**
     * The allowed values with their labels.
     *
     * @param labels object from value to label, or anything else if there are none
     */
    List<Choice> choices(JsonNode labels) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode value : values()) {
            if (value.isValueNode() && !value.isNull()) {
                choices.add(new Choice(value, labels.path(value.asText()).asText(value.asText())));
            }
        }
        return choices;
    }

    private static boolean isText(FieldType type) {
        return type.name().equals(FieldType.STRING) || type.name().equals(FieldType.SAVED_WORKFLOW);
    }

    private Iterable<JsonNode> values() {
        return enumeration.hasNonNull("const") ? List.of(enumeration.get("const")) : enumeration.path("enum");
    }

    private BigDecimal limit(String key, String otherKey) {
        return limits.getOrDefault(key, limits.get(otherKey));
    }

    private static SizeLimits sizes(BigDecimal minimum, BigDecimal maximum) {
        return new SizeLimits(minimum == null ? null : minimum.intValue(), maximum == null ? null : maximum.intValue());
    }
}
