package io.github.camelinvokeai.client.schema;

/** How many values a field holds. */
public enum Cardinality {
    /** One value. */
    SINGLE,
    /** A list. */
    COLLECTION,
    /** One value or a list of such values. */
    SINGLE_OR_COLLECTION
}
