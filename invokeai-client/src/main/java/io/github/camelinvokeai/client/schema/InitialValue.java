package io.github.camelinvokeai.client.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The value that InvokeAI's editor gives to an input of a node that it makes anew. The editor has no empty control for
 * most types, so where the schema has no default, it makes one up.
 */
final class InitialValue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEDULER = "dpmpp_3m_k";
    private static final int GREY = 127;
    private static final int OPAQUE = 255;

    private InitialValue() {
    }

    /** The value, or null if the editor leaves the input empty. */
    static JsonNode of(FieldTemplate field) {
        if (!field.type().stateful()) {
            return null;
        }
        JsonNode value = field.defaultValue();
        return value == null ? madeUp(field) : value;
    }

    private static JsonNode madeUp(FieldTemplate field) {
        boolean list = field.type().cardinality() == Cardinality.COLLECTION;
        return switch (field.type().name()) {
            case "IntegerField", "FloatField" -> list && field.required() ? JSON.arrayNode() : JSON.numberNode(0);
            case FieldType.STRING -> list && field.required() ? JSON.arrayNode() : JSON.textNode("");
            case "ImageField" -> list && field.required() ? JSON.arrayNode() : null;
            case FieldType.SAVED_WORKFLOW -> JSON.textNode("");
            case "BooleanField" -> JSON.booleanNode(false);
            case FieldType.ENUM -> field.choices().get(0).value();
            case "SchedulerField" -> JSON.textNode(SCHEDULER);
            case "BoardField" -> JSON.textNode("auto");
            case "ColorField" -> JSON.objectNode().put("r", GREY).put("g", GREY).put("b", GREY).put("a", OPAQUE);
            case "LoRAField" -> JSON.arrayNode();
            case "FloatGeneratorField", "IntegerGeneratorField", "StringGeneratorField", "ImageGeneratorField" ->
                GeneratorType.of(field.type()).get(0).initialValue();
            default -> null;
        };
    }
}
