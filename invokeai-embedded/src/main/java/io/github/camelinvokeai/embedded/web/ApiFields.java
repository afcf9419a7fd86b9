package io.github.camelinvokeai.embedded.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Reads the fields of a query or of a JSON body as FastAPI does, and collects what is wrong with them in the order of
 * the calls: {@link #check()} then refuses the request with all of it. Until then a wrong field reads as absent. For
 * one request and thread.
 */
public final class ApiFields {

    private static final Set<String> YES = Set.of("1", "on", "t", "true", "y", "yes");
    private static final Set<String> NO = Set.of("0", "off", "f", "false", "n", "no");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Object> where;
    private final Function<String, JsonNode> single;
    private final Function<String, JsonNode> several;
    private final List<ApiProblem> problems = new ArrayList<>();

    private ApiFields(List<Object> where, Function<String, JsonNode> single, Function<String, JsonNode> several) {
        this.where = List.copyOf(where);
        this.single = single;
        this.several = several;
    }

    /** The query's parameters. */
    public static ApiFields query(ApiRequest request) {
        return new ApiFields(
                List.of("query"), name -> last(request.queryValues(name)),
                name -> list(request.queryValues(name)));
    }

    /** The fields of the body; a body that is no object has none. */
    public static ApiFields body(ApiRequest request) {
        return of(request.json(), List.of("body"));
    }

    /** The fields of an object somewhere in the body; Java's null where there is none. */
    public static ApiFields of(JsonNode object, List<Object> where) {
        return new ApiFields(where, object::get, object::get);
    }

    private static JsonNode last(List<String> values) {
        return values.isEmpty() ? null : TextNode.valueOf(values.get(values.size() - 1));
    }

    private static JsonNode list(List<String> values) {
        ArrayNode list = NODES.arrayNode();
        values.forEach(list::add);
        return values.isEmpty() ? null : list;
    }

    /** A field that has to be there, though it may be null. */
    public ApiFields require(String name) {
        if (single.apply(name) == null) {
            problem("missing", List.of(name), "Field required", null, null);
        }
        return this;
    }

    /** Whether the field is there, null or not. */
    public boolean has(String name) {
        return single.apply(name) != null;
    }

    /** A text. */
    public Optional<String> text(String name) {
        return given(name).filter(value -> {
            if (!value.isTextual()) {
                problem("string_type", List.of(name), "Input should be a valid string", value, null);
            }
            return value.isTextual();
        }).map(JsonNode::asText);
    }

    /** A text of at most so many characters. */
    public Optional<String> text(String name, int longest) {
        return text(name).filter(value -> {
            boolean fits = value.codePointCount(0, value.length()) <= longest;
            if (!fits) {
                problem("string_too_long", List.of(name), "String should have at most " + longest + " characters",
                        TextNode.valueOf(value), NODES.objectNode().put("max_length", longest));
            }
            return fits;
        });
    }

    /** One of several words. */
    public Optional<String> choice(String name, List<String> words) {
        return given(name).filter(value -> isChoice(value, words, List.of(name))).map(JsonNode::asText);
    }

    /** Any of several words; empty where the field is absent. */
    public Optional<List<String>> choices(String name, List<String> words) {
        return Optional.ofNullable(several.apply(name)).filter(JsonNode::isArray).map(values -> {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (isChoice(values.get(i), words, List.of(name, i))) {
                    chosen.add(values.get(i).asText());
                }
            }
            return chosen;
        });
    }

    private boolean isChoice(JsonNode value, List<String> words, List<Object> at) {
        boolean known = value.isTextual() && words.contains(value.asText());
        if (!known) {
            String expected = "'" + String.join("', '", words.subList(0, words.size() - 1)) + "' or '"
                              + words.get(words.size() - 1) + "'";
            problem("enum", at, "Input should be " + expected, value, NODES.objectNode().put("expected", expected));
        }
        return known;
    }

    /** True or false, also as a word or digit. */
    public Optional<Boolean> flag(String name) {
        return given(name).flatMap(value -> {
            String word = value.asText().toLowerCase(Locale.ROOT);
            if (value.isBoolean() || YES.contains(word) || NO.contains(word)) {
                return Optional.of(value.isBoolean() ? value.booleanValue() : YES.contains(word));
            }
            problem("bool_parsing", List.of(name), "Input should be a valid boolean, unable to interpret input", value,
                    null);
            return Optional.empty();
        });
    }

    /** True or false and nothing that only looks like it. */
    public Optional<Boolean> strictFlag(String name) {
        return given(name).filter(value -> {
            if (!value.isBoolean()) {
                problem("bool_type", List.of(name), "Input should be a valid boolean", value, null);
            }
            return value.isBoolean();
        }).map(JsonNode::booleanValue);
    }

    /** A whole number. */
    public Optional<Integer> number(String name) {
        return number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number within limits. */
    public Optional<Integer> number(String name, int least, int most) {
        return given(name).flatMap(value -> {
            Integer number = asNumber(value);
            if (number == null) {
                problem("int_parsing", List.of(name),
                        "Input should be a valid integer, unable to parse string as an integer", value, null);
            } else if (number < least) {
                problem("greater_than_equal", List.of(name), "Input should be greater than or equal to " + least, value,
                        NODES.objectNode().put("ge", least));
                number = null;
            } else if (number > most) {
                problem("less_than_equal", List.of(name), "Input should be less than or equal to " + most, value,
                        NODES.objectNode().put("le", most));
                number = null;
            }
            return Optional.ofNullable(number);
        });
    }

    private static Integer asNumber(JsonNode value) {
        try {
            return value.isTextual() || value.isInt() ? Integer.valueOf(value.asText().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** All texts of a field, empty where it is absent. */
    public List<String> allTexts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode values = several.apply(name);
        if (values != null) {
            values.forEach(value -> texts.add(value.asText()));
        }
        return texts;
    }

    /** A list of texts that has to be there, with at most so many of them. */
    public List<String> texts(String name, int most) {
        require(name);
        List<String> texts = new ArrayList<>();
        JsonNode values = several.apply(name);
        if (values != null && !values.isArray()) {
            problem("list_type", List.of(name), "Input should be a valid list", values, null);
        } else if (values != null && values.size() > most) {
            problem("too_long", List.of(name), "List should have at most " + most + " items after validation, not "
                                               + values.size(),
                    values,
                    NODES.objectNode().put("field_type", "List").put("max_length", most)
                            .put("actual_length", values.size()));
        } else if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).isTextual()) {
                    texts.add(values.get(i).asText());
                } else {
                    problem("string_type", List.of(name, i), "Input should be a valid string", values.get(i), null);
                }
            }
        }
        return texts;
    }

    private Optional<JsonNode> given(String name) {
        return Optional.ofNullable(single.apply(name)).filter(value -> !value.isNull());
    }

    /** Adds a fault that the caller found at a place below these fields. */
    public void problem(String type, List<Object> at, String message, JsonNode input, ObjectNode context) {
        List<Object> location = new ArrayList<>(where);
        location.addAll(at);
        problems.add(new ApiProblem(type, location, message, input, context));
    }

    /** Adds the faults of others to these. */
    public ApiFields and(ApiFields others) {
        problems.addAll(others.problems);
        return this;
    }

    /**
     * Goes on only with good fields.
     *
     * @throws ApiFault 422 with all that was wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw ApiFault.unprocessable(problems);
        }
    }
}
