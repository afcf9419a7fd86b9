package io.github.camelinvokeai.client.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells the type of a field from its JSON schema. A shape that the editor cannot read gives no type. */
final class FieldTypeReader {

    private static final Map<String, String> PRIMITIVES = Map.of("integer", "IntegerField", "number", "FloatField", "string",
            FieldType.STRING, "boolean", "BooleanField");

    private final Components components;

    FieldTypeReader(Components components) {
        this.components = components;
    }

    /**
     * A type the node's author has set wins over the one in the schema, unless it is one that InvokeAI has given up.
     */
    Optional<FieldType> read(JsonNode property) {
        String set = property.path("ui_type").asText("");
        if (LegacyModelTypes.isModelType(set)) {
            return Optional.of(FieldType.single(FieldType.MODEL));
        }
        if (set.isEmpty() || set.startsWith(LegacyModelTypes.GIVEN_UP)) {
            return fromShape(property);
        }
        return Optional.of(set.equals("CollectionField") ? FieldType.collection(set) : FieldType.single(set));
    }

    private Optional<FieldType> fromShape(JsonNode schema) {
        if (components.isEnumeration(schema)) {
            return Optional.of(FieldType.single(FieldType.ENUM));
        }
        if (schema.path("allOf").has(0)) {
            return elementName(schema.path("allOf").path(0)).map(FieldType::single);
        }
        if (schema.path("anyOf").isArray()) {
            return fromUnion(schema.path("anyOf"));
        }
        if (isList(schema)) {
            return elementName(schema.path("items")).filter(FieldTypeReader::isReadable).map(FieldType::collection);
        }
        return elementName(schema).filter(FieldTypeReader::isReadable).map(FieldType::single);
    }

    private Optional<FieldType> fromUnion(JsonNode anyOf) {
        List<JsonNode> branches = new ArrayList<>();
        anyOf.forEach(branch -> {
            if (!branch.path("type").asText().equals("null")) {
                branches.add(branch);
            }
        });
        return switch (branches.size()) {
            case 1 -> fromShape(branches.get(0));
            case 2 -> oneOrList(branches.get(0), branches.get(1));
            default -> Optional.empty();
        };
    }

    private Optional<FieldType> oneOrList(JsonNode first, JsonNode second) {
        if (isList(first)) {
            return ofSameElement(second, first);
        }
        return isList(second) ? ofSameElement(first, second) : Optional.empty();
    }

    private Optional<FieldType> ofSameElement(JsonNode one, JsonNode list) {
        return elementName(one).filter(name -> elementName(list.path("items")).filter(name::equals).isPresent())
                .map(name -> new FieldType(name, Cardinality.SINGLE_OR_COLLECTION));
    }

    private Optional<String> elementName(JsonNode schema) {
        if (Components.isReference(schema)) {
            return Optional.of(components.isEnumeration(schema) ? FieldType.ENUM : Components.referencedName(schema));
        }
        JsonNode type = schema.path("type");
        return type.isTextual() && !isList(schema)
                ? Optional.of(PRIMITIVES.getOrDefault(type.asText(), type.asText())) : Optional.empty();
    }

    private static boolean isReadable(String name) {
        return !name.equals("object") && !name.equals("null");
    }

    private static boolean isList(JsonNode schema) {
        return schema.path("type").asText().equals("array");
    }
}
