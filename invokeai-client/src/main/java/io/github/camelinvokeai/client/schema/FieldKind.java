package io.github.camelinvokeai.client.schema;

/** What the value of an input looks like to a caller, as InvokeAI's graph API takes it. */
public enum FieldKind {
    /** Text. */
    STRING,
    /** Whole number; may exceed 32 bits. */
    INTEGER,
    /** Decimal number. */
    FLOAT,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of {@link FieldTemplate#choices()}, each text or a number. */
    ENUM,
    /** Name of a scheduler, one of {@link FieldTemplate#choices()}. */
    SCHEDULER,
    /** Object with {@code key}, {@code hash}, {@code name}, {@code base} and {@code type}. */
    MODEL,
    /** Object with {@code board_id}; in workflows also {@code "auto"} or {@code "none"}. */
    BOARD,
    /** Object with {@code image_name}. */
    IMAGE,
    /** Object with {@code r}, {@code g}, {@code b} and {@code a}, each 0..255. */
    COLOR,
    /** Any other JSON, lists among it. */
    ANY
}
