package io.github.camelinvokeai.client.field;

import java.util.List;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * What an input of a workflow accepts: one class for each kind of value that InvokeAI's UI has a widget for,
 * {@link ListField} where there may be several, {@link CustomField} for what a {@link FieldPlugin} adds, and
 * {@link AnyField} for all the rest. A field is decided once, when a workflow's inputs are discovered, from the facts
 * about the node type; it never changes afterwards and does not depend on the value that happens to be stored.
 * <p>
 * Every field tells in the same way what it takes, so that nobody has to know its class to describe it. Immutable and
 * thread-safe.
 */
public sealed interface Field
        permits StringField, NumberField, BooleanField, ChoiceField, ModelField, LoraField, BoardField, ImageField,
        ReferenceField, ColorField, SavedWorkflowField, GeneratorField, MetadataField, AnyField, ListField, CustomField {

    /** The kind of value, as a caller sees it; of a list, the kind of its items. */
    FieldKind kind();

    /** Whether it takes one value, a list of them, or either. */
    default Cardinality cardinality() {
        return Cardinality.SINGLE;
    }

    /** The only values that it, or each item, may have, in the order of the UI; empty if it is not limited to any. */
    default List<Choice> choices() {
        return List.of();
    }

    /** Limits of the number, or of each number in a list; without limits for all other kinds. */
    default NumberRange range() {
        return NumberRange.UNLIMITED;
    }

    /** Limits to the length of a list; without limits where it takes none. */
    default SizeLimits items() {
        return SizeLimits.UNLIMITED;
    }

    /** Limits to the length of the text, or of each text in a list; without limits for all other kinds. */
    default SizeLimits characters() {
        return SizeLimits.UNLIMITED;
    }

    /** The models that fit; without conditions where no model is taken. */
    default ModelFilter models() {
        return ModelFilter.EVERY_MODEL;
    }

    /** Whether the node facts say what it is. If not, it takes whatever can be written as JSON. */
    default boolean known() {
        return true;
    }

    /**
     * Checks a value and converts it to what the graph takes; {@link FieldValue#toApiFormat()} gives the JSON. A value
     * as a workflow stores it comes out as it went in.
     *
     * @param  input                 the name of the input, for messages
     * @param  value                 not null
     * @throws InvalidValueException if the value does not fit; the message names the input and what it accepts, never
     *                               the value of a text
     */
    FieldValue convert(String input, Object value);
}
