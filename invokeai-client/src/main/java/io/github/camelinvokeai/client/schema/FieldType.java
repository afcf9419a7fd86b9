package io.github.camelinvokeai.client.schema;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Type of an input or output. Immutable.
 *
 * @param name        InvokeAI's name, for instance {@code IntegerField}, {@code ImageField} or {@code UNetField};
 *                    unknown names of custom node packs are kept
 * @param cardinality one value, a list, or either
 */
public record FieldType(String name, Cardinality cardinality) {

    static final String ENUM = "EnumField";
    static final String MODEL = "ModelIdentifierField";
    static final String STRING = "StringField";
    static final String SAVED_WORKFLOW = "SavedWorkflowField";

    private static final Set<String> STATEFUL = Set.of("IntegerField", "FloatField", STRING, "BooleanField", ENUM, "ImageField",
            "VideoField", "BoardField", "StylePresetField", "SystemPromptField", MODEL, "LoRAField", "ColorField",
            "SchedulerField", SAVED_WORKFLOW, "FloatGeneratorField", "IntegerGeneratorField", "StringGeneratorField",
            "ImageGeneratorField", "LoRAMetadataField", "ControlNetMetadataField", "IPAdapterMetadataField",
            "T2IAdapterMetadataField", "MetadataExtraField");

    private static final Set<String> ANYTHING = Set.of("AnyField", "CollectionField", "CollectionItemField");

    static FieldType single(String name) {
        return new FieldType(name, Cardinality.SINGLE);
    }

    static FieldType collection(String name) {
        return new FieldType(name, Cardinality.COLLECTION);
    }

    /** Whether workflows store values of this type, whatever its cardinality; if not, values only come over edges. */
    public boolean stateful() {
        return STATEFUL.contains(name);
    }

    /**
     * Whether a workflow may store this value in an input of the type even if edges are all that the editor offers for
     * it: the server takes it because it takes anything, or because it is of a type that is stored elsewhere.
     */
    public boolean mayStore(JsonNode value) {
        return (ANYTHING.contains(name) || stateful())
                && (cardinality == Cardinality.SINGLE_OR_COLLECTION
                        || value.isArray() == (cardinality == Cardinality.COLLECTION));
    }

    /** What a value looks like to a caller, or each value where the type is a list of them. */
    public FieldKind kind() {
        return switch (name) {
            case STRING -> FieldKind.STRING;
            case "IntegerField" -> FieldKind.INTEGER;
            case "FloatField" -> FieldKind.FLOAT;
            case "BooleanField" -> FieldKind.BOOLEAN;
            case ENUM -> FieldKind.ENUM;
            case "SchedulerField" -> FieldKind.SCHEDULER;
            case MODEL -> FieldKind.MODEL;
            case "LoRAField" -> FieldKind.LORA;
            case "BoardField" -> FieldKind.BOARD;
            case "ImageField" -> FieldKind.IMAGE;
            case "VideoField" -> FieldKind.VIDEO;
            case "ColorField" -> FieldKind.COLOR;
            case "StylePresetField" -> FieldKind.STYLE_PRESET;
            case "SystemPromptField" -> FieldKind.SYSTEM_PROMPT;
            case SAVED_WORKFLOW -> FieldKind.SAVED_WORKFLOW;
            case "FloatGeneratorField", "IntegerGeneratorField", "StringGeneratorField", "ImageGeneratorField" ->
                FieldKind.GENERATOR;
            case "LoRAMetadataField", "ControlNetMetadataField", "IPAdapterMetadataField", "T2IAdapterMetadataField" ->
                FieldKind.METADATA;
            default -> FieldKind.ANY;
        };
    }
}
