package io.github.camelinvokeai.client.field;

/** A field of somebody else's making, for a type of a custom node pack; it comes from a {@link FieldPlugin}. */
public non-sealed interface CustomField extends Field {
}
