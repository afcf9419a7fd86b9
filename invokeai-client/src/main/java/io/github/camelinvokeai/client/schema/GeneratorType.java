package io.github.camelinvokeai.client.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way in which a generator node makes the values of a batch, with its parameters. No OpenAPI document says anything
 * about these: only InvokeAI's editor knows and reads them. Immutable.
 *
 * @param name       as a value's {@code type} has it, for instance {@code float_generator_linear_distribution}
 * @param parameters the other keys of a value: type, default and limits of each; one that is not required may be absent
 */
public record GeneratorType(String name, List<FieldTemplate> parameters) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode TEN = JSON.numberNode(10);
    private static final String PROMPT = "a super {cute|ferocious} {dog|cat}";
    private static final NumberRange ONE_OR_MORE = new NumberRange(BigDecimal.ONE, null, null, null, null);
    private static final FieldType INTEGER = FieldType.single("IntegerField");
    private static final FieldType FLOAT = FieldType.single("FloatField");
    private static final FieldType TEXT = FieldType.single(FieldType.STRING);

    public GeneratorType {
        parameters = List.copyOf(parameters);
    }

    /**
     * What a generator field offers.
     *
     * @param  type of the field
     * @return      first that of a new node; empty if the type is none of InvokeAI's four generators
     */
    public static List<GeneratorType> of(FieldType type) {
        return switch (type.name()) {
            case "FloatGeneratorField" -> numbers("float_generator_", FLOAT, new DecimalNode(new BigDecimal("0.1")), 1,
                    "0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1", List.of(explicitValues()));
            case "IntegerGeneratorField" -> numbers("integer_generator_", INTEGER, JSON.numberNode(1), 10,
                    "1,2,3,4,5,6,7,8,9,10", List.of());
            case "StringGeneratorField" -> texts("string_generator_");
            case "ImageGeneratorField" -> List.of(
                    new GeneratorType("image_generator_images_from_board", List.of(boardId(), category())));
            default -> List.of();
        };
    }

    /** The type of that name, of whichever generator; empty if there is none. */
    public static Optional<GeneratorType> named(String name) {
        return Optional.ofNullable(ByName.TYPES.get(name));
    }

    /** The value of this type in which every parameter that has a default has it. */
    public JsonNode initialValue() {
        ObjectNode value = JSON.objectNode().put("type", name);
        parameters.stream().filter(parameter -> parameter.defaultValue() != null)
                .forEach(parameter -> value.set(parameter.name(), parameter.defaultValue()));
        return value;
    }

    private static List<GeneratorType> numbers(
            String prefix, FieldType type, JsonNode step, int end, String input, List<FieldTemplate> more) {
        JsonNode zero = JSON.numberNode(0);
        return List.of(
                new GeneratorType(
                        prefix + "arithmetic_sequence",
                        and(more, required("start", type, zero), required("step", type, step), count())),
                new GeneratorType(
                        prefix + "linear_distribution",
                        and(more, required("start", type, zero), required("end", type, JSON.numberNode(end)), count())),
                new GeneratorType(
                        prefix + "random_distribution_uniform",
                        and(more, required("min", type, zero), required("max", type, JSON.numberNode(end)), count(), seed())),
                new GeneratorType(prefix + "parse_string", and(more, text("input", input), text("splitOn", ","))));
    }

    private static List<GeneratorType> texts(String prefix) {
        return List.of(
                new GeneratorType(prefix + "parse_string", List.of(text("input", "foo,bar,baz,qux"), text("splitOn", ","))),
                new GeneratorType(
                        prefix + "dynamic_prompts_combinatorial",
                        List.of(text("input", PROMPT), parameter("maxPrompts", INTEGER, TEN, ONE_OR_MORE))),
                new GeneratorType(
                        prefix + "dynamic_prompts_random",
                        List.of(text("input", PROMPT), parameter("count", INTEGER, TEN, ONE_OR_MORE), seed())));
    }

    private static List<FieldTemplate> and(List<FieldTemplate> more, FieldTemplate... parameters) {
        return Stream.concat(Stream.of(parameters), more.stream()).toList();
    }

    private static FieldTemplate text(String name, String value) {
        return required(name, TEXT, JSON.textNode(value));
    }

    private static FieldTemplate count() {
        return required("count", INTEGER, TEN);
    }

    private static FieldTemplate required(String name, FieldType type, JsonNode value) {
        return parameter(name, type, value, NumberRange.UNLIMITED);
    }

    private static FieldTemplate seed() {
        return parameter("seed", INTEGER, null, NumberRange.UNLIMITED);
    }

    /** Where a value has these, they are what is generated. */
    private static FieldTemplate explicitValues() {
        return parameter("values", FieldType.collection("FloatField"), null, NumberRange.UNLIMITED);
    }

    private static FieldTemplate boardId() {
        return new FieldTemplate(
                "board_id", "board_id", "", TEXT, InputMode.DIRECT, false, false, null, NumberRange.UNLIMITED, List.of(),
                SizeLimits.UNLIMITED, new SizeLimits(1, null), ModelFilter.EVERY_MODEL);
    }

    private static FieldTemplate category() {
        List<Choice> choices = Stream.of("images", "assets").map(text -> new Choice(JSON.textNode(text), text)).toList();
        return new FieldTemplate(
                "category", "category", "", FieldType.single(FieldType.ENUM), InputMode.DIRECT, true, false,
                choices.get(0).value(), NumberRange.UNLIMITED, choices, SizeLimits.UNLIMITED, SizeLimits.UNLIMITED,
                ModelFilter.EVERY_MODEL);
    }

    private static FieldTemplate parameter(String name, FieldType type, JsonNode value, NumberRange range) {
        return new FieldTemplate(
                name, name, "", type, InputMode.DIRECT, value != null, false, value, range, List.of(), SizeLimits.UNLIMITED,
                SizeLimits.UNLIMITED, ModelFilter.EVERY_MODEL);
    }

    private static final class ByName {
        static final Map<String, GeneratorType> TYPES = Stream
                .of("FloatGeneratorField", "IntegerGeneratorField", "StringGeneratorField", "ImageGeneratorField")
                .flatMap(field -> of(FieldType.single(field)).stream())
                .collect(Collectors.toUnmodifiableMap(GeneratorType::name, Function.identity()));
    }
}
