package io.github.camelinvokeai.embedded.graph;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/**
 * Checks a value by the schema of its field, as the server's own check does, and makes it what the field wants: a text
 * of digits a number, an object complete with its defaults. Immutable.
 */
final class FieldCheck {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 32;

    private final NodeFacts facts;
    private final boolean numbersAreTexts;

    private FieldCheck(NodeFacts facts, boolean numbersAreTexts) {
        this.facts = facts;
        this.numbersAreTexts = numbersAreTexts;
    }

    /** For the fields of nodes, which take a number for a text. */
    static FieldCheck ofNodes(NodeFacts facts) {
        return new FieldCheck(facts, true);
    }

    /** For everything else, also the objects within nodes. */
    static FieldCheck strict(NodeFacts facts) {
        return new FieldCheck(facts, false);
    }

    /**
     * The value as the field keeps it.
     *
     * @param problems takes what is wrong; with any of them the result means nothing
     */
    JsonNode check(JsonNode schema, JsonNode value, List<Object> at, List<ApiProblem> problems) {
        if (at.size() > DEEPEST) {
            problems.add(problem("recursion_loop", at, "Recursion error - cyclic reference detected", value));
            return value;
        }
        if (schema.has("$ref")) {
            return named(schema, value, at, problems);
        }
        for (String union : new String[] { "anyOf", "oneOf", "allOf" }) {
            if (schema.has(union)) {
                return union(schema.path(union), value, at, problems);
            }
        }
        if (schema.has("enum")) {
            return choice(schema, value, "literal_error", at, problems);
        }
        try {
            return switch (schema.path("type").asText()) {
                case "integer" -> limited(schema, value, Coercion.toInteger(value), at, problems);
                case "number" -> limited(schema, value, Coercion.toNumber(value), at, problems);
                case "string" -> Coercion.toText(value, numbersAreTexts);
                case "boolean" -> Coercion.toFlag(value);
                case "array" -> list(schema, value, at, problems);
                case "object" -> object(schema, "dict", value, at, problems);
                default -> value;
            };
        } catch (Coercion.Misfit misfit) {
            problems.add(problem(misfit.type(), at, misfit.getMessage(), value));
            return value;
        }
    }

    private JsonNode named(JsonNode reference, JsonNode value, List<Object> at, List<ApiProblem> problems) {
        JsonNode schema = facts.resolve(reference);
        if (schema.has("enum")) {
            return choice(schema, value, "enum", at, problems);
        }
        return schema.path("type").asText().equals("object")
                ? object(schema, NodeFacts.referred(reference), value, at, problems) : check(schema, value, at, problems);
    }

    private static JsonNode choice(JsonNode schema, JsonNode value, String type, List<Object> at, List<ApiProblem> problems) {
        List<JsonNode> choices = StreamSupport.stream(schema.path("enum").spliterator(), false).toList();
        if (!choices.contains(value)) {
            String expected = expected(choices);
            problems.add(new ApiProblem(
                    type, at, "Input should be " + expected, value, NODES.objectNode().put("expected", expected)));
        }
        return value;
    }

    private static String expected(List<JsonNode> choices) {
        List<String> words
                = choices.stream().map(choice -> choice.isTextual() ? "'" + choice.textValue() + "'" : choice.toString())
                        .toList();
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private JsonNode union(JsonNode branches, JsonNode value, List<Object> at, List<ApiProblem> problems) {
        List<JsonNode> kinds = new ArrayList<>();
        boolean nullable = false;
        for (JsonNode branch : branches) {
            if (branch.path("type").asText().equals("null")) {
                nullable = true;
            } else {
                kinds.add(branch);
            }
        }
        if (nullable && value.isNull()) {
            return value;
        }
        if (kinds.size() == 1) {
            return check(kinds.get(0), value, at, problems);
        }
        List<ApiProblem> all = new ArrayList<>();
        for (JsonNode kind : kinds) {
            List<ApiProblem> ofThis = new ArrayList<>();
            JsonNode checked = check(kind, value, with(at, branchName(kind)), ofThis);
            if (ofThis.isEmpty()) {
                return checked;
            }
            all.addAll(ofThis);
        }
        problems.addAll(all);
        return value;
    }

    /** How the server's check names a branch of a union in the way to a fault. */
    private static String branchName(JsonNode schema) {
        if (schema.has("$ref")) {
            return NodeFacts.referred(schema);
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "int";
            case "number" -> "float";
            case "string" -> "str";
            case "boolean" -> "bool";
            case "array" -> "list[" + branchName(schema.path("items")) + "]";
            default -> "any";
        };
    }

    private JsonNode list(JsonNode schema, JsonNode value, List<Object> at, List<ApiProblem> problems) {
        if (!value.isArray()) {
            problems.add(problem("list_type", at, "Input should be a valid list", value));
            return value;
        }
        ArrayNode checked = NODES.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            checked.add(check(schema.path("items"), value.get(i), with(at, i), problems));
        }
        return checked;
    }

    private JsonNode object(JsonNode schema, String name, JsonNode value, List<Object> at, List<ApiProblem> problems) {
        if (!value.isObject() && !schema.has("properties")) {
            problems.add(problem("dict_type", at, "Input should be a valid dictionary", value));
            return value;
        }
        if (!value.isObject()) {
            ObjectNode context = NODES.objectNode().put("class_name", name);
            problems.add(new ApiProblem(
                    "model_type", at, "Input should be a valid dictionary or instance of " + name, value, context));
            return value;
        }
        if (!schema.has("properties")) {
            return value;
        }
        FieldCheck inside = strict(facts);
        ObjectNode checked = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode given = value.get(property.getKey());
            if (given != null) {
                checked.set(property.getKey(), inside.check(property.getValue(), given, with(at, property.getKey()), problems));
            } else if (requires(schema, property.getKey())) {
                problems.add(problem("missing", with(at, property.getKey()), "Field required", value));
            } else {
                JsonNode otherwise = property.getValue().path("default");
                checked.set(property.getKey(), otherwise.isMissingNode() ? NODES.nullNode() : otherwise);
            }
        }
        return checked;
    }

    private static boolean requires(JsonNode schema, String property) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(property));
    }

    private static JsonNode limited(
            JsonNode schema, JsonNode given, JsonNode number, List<Object> at, List<ApiProblem> problems) {
        BigDecimal value = number.decimalValue();
        for (Limit limit : Limit.values()) {
            JsonNode bound = schema.path(limit.keyword);
            if (bound.isNumber() && !limit.holds(value, bound.decimalValue())) {
                ObjectNode context = NODES.objectNode();
                context.set(limit.word, number.isIntegralNumber() ? bound : NODES.numberNode(bound.doubleValue()));
                problems.add(new ApiProblem(limit.type, at, limit.message + bound.asText(), given, context));
                return number;
            }
        }
        return number;
    }

    private enum Limit {
        MULTIPLE("multipleOf", "multiple_of", "multiple_of", "Input should be a multiple of "),
        MOST("maximum", "le", "less_than_equal", "Input should be less than or equal to "),
        BELOW("exclusiveMaximum", "lt", "less_than", "Input should be less than "),
        LEAST("minimum", "ge", "greater_than_equal", "Input should be greater than or equal to "),
        ABOVE("exclusiveMinimum", "gt", "greater_than", "Input should be greater than ");

        private final String keyword;
        private final String word;
        private final String type;
        private final String message;

        Limit(String keyword, String word, String type, String message) {
            this.keyword = keyword;
            this.word = word;
            this.type = type;
            this.message = message;
        }

        boolean holds(BigDecimal value, BigDecimal bound) {
            return switch (this) {
                case MULTIPLE -> value.remainder(bound).signum() == 0;
                case MOST -> value.compareTo(bound) <= 0;
                case BELOW -> value.compareTo(bound) < 0;
                case LEAST -> value.compareTo(bound) >= 0;
                case ABOVE -> value.compareTo(bound) > 0;
            };
        }
    }

    static List<Object> with(List<Object> at, Object step) {
        List<Object> longer = new ArrayList<>(at);
        longer.add(step);
        return longer;
    }

    static ApiProblem problem(String type, List<Object> at, String message, JsonNode input) {
        return new ApiProblem(type, at, message, input, null);
    }
}
