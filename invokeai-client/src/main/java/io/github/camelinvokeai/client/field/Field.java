package io.github.camelinvokeai.client.field;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * What an input of a workflow accepts: one class for each kind of value that InvokeAI's UI has a widget for, and
 * {@link AnyField} for all the rest. A field is decided once, when a workflow's inputs are discovered, from the facts
 * about the node type; it never changes afterwards and does not depend on the value that happens to be stored.
 * Immutable and thread-safe.
 */
public sealed interface Field
        permits StringField, NumberField, BooleanField, ChoiceField, ModelField, BoardField, ImageField, ColorField, AnyField,
        ListField {

    /** The kind of value, as a caller sees it. */
    FieldKind kind();

    /**
     * Checks a value and converts it to what the graph takes.
     *
     * @param  input                 the name of the input, for messages
     * @param  value                 not null
     * @throws InvalidValueException if the value does not fit; the message names the input and what it accepts, never
     *                               the value of a text
     */
    FieldValue convert(String input, Object value);
}
