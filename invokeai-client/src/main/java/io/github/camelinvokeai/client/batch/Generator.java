package io.github.camelinvokeai.client.batch;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.InvalidValueException;

/**
 * What the field {@code generator} of a generator node makes of its parameters, as InvokeAI's UI works it out when a
 * workflow is run. The same seed makes the same values; without one they are drawn anew each time.
 */
public final class Generator {

    private static final String USUAL_PROMPT = "a super {cute|ferocious} {dog|cat}";
    private static final int MOST_PROMPTS = 10_000;
    private static final String MARK = "_generator_";

    private Generator() {
    }

    /**
     * The values, in order.
     *
     * @param  input                 the generator, as messages name it
     * @param  kind                  what it makes: {@code integer}, {@code float}, {@code string} or {@code image}
     * @param  generator             its value, an object with a {@code type} as InvokeAI stores it, for instance
     *                               {@code integer_generator_arithmetic_sequence}
     * @param  most                  how many values it may make
     * @param  source                is asked for dynamic prompts and for the images of a board
     * @throws InvalidValueException if the type does not belong to the kind, or a parameter is none
     */
    public static List<JsonNode> values(String input, String kind, JsonNode generator, int most, GeneratorSource source) {
        Parameters parameters = new Parameters(input, generator, most);
        String prefix = kind + MARK;
        if (!parameters.type().startsWith(prefix)) {
            throw new InvalidValueException(
                    input, "Generator '" + input + "' takes a generator of type " + prefix + "...; it has "
                           + (parameters.type().isEmpty() ? "none" : "one of another type"),
                    List.of());
        }
        String type = parameters.type().substring(prefix.length());
        return switch (kind) {
            case "integer" -> type.equals("parse_string")
                    ? new SplitText(parameters, "1,2,3,4,5,6,7,8,9,10").wholes() : NumberSequences.wholes(parameters, type);
            case "float" -> floats(parameters, type);
            case "string" -> strings(parameters, type, source);
            default -> images(parameters, type, source);
        };
    }

    private static List<JsonNode> floats(Parameters parameters, String type) {
        JsonNode own = parameters.json().path("values");
        if (own.isArray()) {
            if (own.size() > parameters.most() || !own.valueStream().allMatch(JsonNode::isNumber)) {
                throw parameters.refusal("takes at most " + parameters.most() + " numbers as 'values'");
            }
            return own.valueStream().toList();
        }
        return type.equals("parse_string")
                ? new SplitText(parameters, "0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1").decimals()
                : NumberSequences.decimals(parameters, type);
    }

    private static List<JsonNode> strings(Parameters parameters, String type, GeneratorSource source) {
        return switch (type) {
            case "parse_string" -> new SplitText(parameters, "foo,bar,baz,qux").texts();
            case "dynamic_prompts_combinatorial" -> prompts(parameters, "maxPrompts", true, source);
            case "dynamic_prompts_random" -> prompts(parameters, "count", false, source);
            default -> throw parameters.refusal("is of a type that is not known");
        };
    }

    private static List<JsonNode> prompts(
            Parameters parameters, String count, boolean combinatorial,
            GeneratorSource source) {
        int most = new Parameters(parameters.input(), parameters.json(), Math.min(parameters.most(), MOST_PROMPTS))
                .count(count, 10);
        return source.dynamicPrompts(parameters.input(), parameters.text("input", USUAL_PROMPT), most, combinatorial,
                combinatorial ? null : parameters.seed()).stream()
                .<JsonNode> map(JsonNodeFactory.instance::textNode).toList();
    }

    private static List<JsonNode> images(Parameters parameters, String type, GeneratorSource source) {
        if (!type.equals("images_from_board")) {
            throw parameters.refusal("is of a type that is not known");
        }
        String boardId = parameters.text("board_id", "").strip();
        if (boardId.isEmpty()) {
            throw parameters.refusal("names no board");
        }
        String category = parameters.text("category", "images");
        if (!category.equals("images") && !category.equals("assets")) {
            throw parameters.refusal("takes 'images' or 'assets' as 'category'");
        }
        List<String> names = source.imagesOfBoard(parameters.input(), boardId, category.equals("assets"));
        if (names.size() > parameters.most()) {
            throw parameters.refusal("would give " + names.size() + " images; allowed are " + parameters.most());
        }
        return names.stream()
                .<JsonNode> map(name -> JsonNodeFactory.instance.objectNode().put("image_name", name)).toList();
    }
}
