package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.FieldPluginException;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.GeneratorType;
import io.github.camelinvokeai.client.schema.NumberRange;

/** Decides the class of a field, from the facts about the node type alone. */
public final class FieldFactory {

    private FieldFactory() {
    }

    /**
     * The field for an input: that of the first {@link FieldPlugin} that has one for it, else one of this client's own.
     *
     * @param  template             the facts, or null if nobody knows the node type or the field
     * @param  settings             the form's settings for it; they narrow what the server takes and never widen it
     * @param  stored               the stored value, or null; it never decides the class of a field
     * @throws FieldPluginException if a plug-in fails
     */
    public static Field create(FieldTemplate template, FormSettings settings, JsonNode stored) {
        if (template == null) {
            return new AnyField(null, stored);
        }
        return FieldPlugins.installed().field(template).orElseGet(() -> own(template, settings, stored));
    }

    static Field own(FieldTemplate template, FormSettings settings, JsonNode stored) {
        Field single = single(template, settings, stored);
        Cardinality cardinality = template.type().cardinality();
        return cardinality == Cardinality.SINGLE || single instanceof AnyField
                ? single : new ListField(single, cardinality, template.items());
    }

    private static Field single(FieldTemplate template, FormSettings settings, JsonNode stored) {
        FieldKind kind = template.type().kind();
        return switch (kind) {
            case STRING -> string(template, settings);
            case INTEGER, FLOAT -> new NumberField(kind, narrowed(template.range(), settings));
            case BOOLEAN -> new BooleanField();
            case ENUM, SCHEDULER -> new ChoiceField(kind, template.choices());
            case MODEL -> new ModelField(template.models());
            case LORA -> new LoraField(template.models());
            case BOARD -> new BoardField();
            case IMAGE -> new ImageField();
            case VIDEO, STYLE_PRESET, SYSTEM_PROMPT -> new ReferenceField(kind);
            case COLOR -> new ColorField();
            case SAVED_WORKFLOW -> new SavedWorkflowField(template.characters());
            case GENERATOR -> new GeneratorField(GeneratorType.of(template.type()));
            case METADATA -> new MetadataField();
            case ANY -> new AnyField(template.type(), stored);
        };
    }

    private static Field string(FieldTemplate template, FormSettings settings) {
        return settings.options().isEmpty()
                ? new StringField(template.characters())
                : new ChoiceField(FieldKind.STRING, settings.options());
    }

    private static NumberRange narrowed(NumberRange range, FormSettings settings) {
        return new NumberRange(
                higher(range.minimum(), settings.minimum()), range.exclusiveMinimum(),
                lower(range.maximum(), settings.maximum()), range.exclusiveMaximum(), range.multipleOf());
    }

    private static BigDecimal higher(BigDecimal one, BigDecimal other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    private static BigDecimal lower(BigDecimal one, BigDecimal other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }
}
