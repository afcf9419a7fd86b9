package io.github.camelinvokeai.client.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes the template of an input from its property in the node's schema. */
final class FieldTemplateReader {

    private static final String IS_INTERMEDIATE = "IsIntermediate";

    private final Components components;
    private final FieldTypeReader types;

    FieldTemplateReader(Components components, FieldTypeReader types) {
        this.components = components;
        this.types = types;
    }

    /**
     * Empty for what is no input to a caller: a marker of the node itself, an unreadable type, an empty enumeration.
     */
    Optional<FieldTemplate> read(String name, JsonNode property) {
        return types.read(property)
                .filter(type -> !type.name().equals(IS_INTERMEDIATE))
                .map(type -> template(name, property, type))
                .filter(template -> !template.type().name().equals(FieldType.ENUM) || !template.choices().isEmpty());
    }

    private FieldTemplate template(String name, JsonNode property, FieldType type) {
        Constraints constraints = new Constraints(property, components);
        return new FieldTemplate(
                name, title(name, property),
                property.path("description").asText(""), type, InputMode.of(property.path("input").asText("")),
                property.path("orig_required").asBoolean(false), property.path("ui_hidden").asBoolean(false),
                defaultValue(property), constraints.range(), constraints.choices(property.path("ui_choice_labels")),
                constraints.items(type), constraints.characters(type), models(property));
    }

    private static String title(String name, JsonNode property) {
        return property.hasNonNull("title") ? property.get("title").asText() : FieldTitles.fromName(name);
    }

    private static JsonNode defaultValue(JsonNode property) {
        for (String key : List.of("default", "orig_default")) {
            if (property.hasNonNull(key)) {
                return property.get(key);
            }
        }
        return null;
    }

    private static ModelFilter models(JsonNode property) {
        String uiType = property.path("ui_type").asText("");
        if (LegacyModelTypes.isModelType(uiType)) {
            return LegacyModelTypes.filter(uiType);
        }
        return new ModelFilter(
                names(property, "ui_model_base"), names(property, "ui_model_type"),
                names(property, "ui_model_variant"), names(property, "ui_model_format"),
                names(property, "ui_model_provider_id"));
    }

    private static Set<String> names(JsonNode property, String key) {
        if (!property.has(key)) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        property.path(key).forEach(name -> names.add(name.asText()));
        return names;
    }
}
