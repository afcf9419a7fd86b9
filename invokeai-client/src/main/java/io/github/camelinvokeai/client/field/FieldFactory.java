package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NumberRange;

/** Decides the class of a field, from the facts about the node type alone. */
public final class FieldFactory {

    private FieldFactory() {
    }

    /**
     * The field for an input.
     *
     * @param template the facts, or null if nobody knows the node type or the field
     * @param settings the form's settings for it
     * @param stored   the stored value, or null; it never decides the class of a field
     */
    public static Field create(FieldTemplate template, FormSettings settings, JsonNode stored) {
        if (template == null || template.type().cardinality() == Cardinality.COLLECTION) {
            return new AnyField(stored);
        }
        Field single = single(template, settings, stored);
        return template.type().cardinality() == Cardinality.SINGLE_OR_COLLECTION && !(single instanceof AnyField)
                ? new ListField(single) : single;
    }

    private static Field single(FieldTemplate template, FormSettings settings, JsonNode stored) {
        return switch (template.type().kind()) {
            case STRING -> string(template, settings);
            case INTEGER -> new NumberField(FieldKind.INTEGER, narrowed(template.range(), settings));
            case FLOAT -> new NumberField(FieldKind.FLOAT, narrowed(template.range(), settings));
            case BOOLEAN -> new BooleanField();
            case ENUM -> new ChoiceField(FieldKind.ENUM, template.choices());
            case SCHEDULER -> new ChoiceField(FieldKind.SCHEDULER, template.choices());
            case MODEL -> new ModelField(template.models());
            case BOARD -> new BoardField();
            case IMAGE -> new ImageField();
            case COLOR -> new ColorField();
            case ANY -> new AnyField(stored);
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
