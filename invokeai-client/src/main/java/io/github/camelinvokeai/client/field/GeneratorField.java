package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.GeneratorType;

/**
 * How a generator node makes the values of a batch. Takes a map or JSON object whose key "type" names the generator, in
 * full or without its prefix ({@code linear_distribution}), with the parameters of that generator. A parameter that is
 * not given has the default of InvokeAI's UI; what else the object holds is kept.
 *
 * @param types what the field offers
 */
public record GeneratorField(List<GeneratorType> types) implements Field {

    private static final String PREFIX_END = "_generator_";

    public GeneratorField {
        types = List.copyOf(types);
    }

    @Override
    public FieldKind kind() {
        return FieldKind.GENERATOR;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (!(plain instanceof Map<?, ?>) && !(plain instanceof JsonNode json && json.isObject())) {
            throw Refusal.wrongType(input, "a generator: an object with its type and parameters", plain);
        }
        ObjectNode generator = (ObjectNode) Values.json(input, plain);
        GeneratorType type = type(input, generator.path("type"));
        generator.put("type", type.name());
        type.parameters().forEach(parameter -> check(input, parameter, generator));
        return new FieldValue.Literal(generator);
    }

    private GeneratorType type(String input, JsonNode given) {
        return types.stream().filter(type -> given.isTextual() && isNamed(type, given.textValue())).findFirst()
                .orElseThrow(() -> Refusal.notOneOf(input, given, types.stream().map(type -> type.name()).toList()));
    }

    private static boolean isNamed(GeneratorType type, String given) {
        return type.name().equals(given)
                || type.name().substring(type.name().indexOf(PREFIX_END) + PREFIX_END.length()).equals(given);
    }

    private static void check(String input, FieldTemplate parameter, ObjectNode generator) {
        JsonNode given = generator.path(parameter.name());
        if (given.isMissingNode() || given.isNull()) {
            if (parameter.required()) {
                generator.set(parameter.name(), parameter.defaultValue());
            }
        } else {
            Field field = FieldFactory.own(parameter, FormSettings.NONE, null);
            FieldValue converted = field.convert(input + ": " + parameter.name(), given);
            generator.set(parameter.name(), converted.toApiFormat().orElseThrow());
        }
    }
}
