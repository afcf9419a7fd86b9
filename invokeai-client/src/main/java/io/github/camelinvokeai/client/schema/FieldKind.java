package io.github.camelinvokeai.client.schema;

/**
 * What one value of an input looks like to a caller, as InvokeAI's graph API takes it; how many of them the input holds
 * is its {@link Cardinality}.
 */
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
    /** Object with {@code lora}, a model, and {@code weight}, a number. */
    LORA,
    /** Object with {@code board_id}; in workflows also {@code "auto"} or {@code "none"}. */
    BOARD,
    /** Object with {@code image_name}. */
    IMAGE,
    /** Object with {@code video_name}. */
    VIDEO,
    /** Object with {@code r}, {@code g}, {@code b} and {@code a}, each 0..255. */
    COLOR,
    /** Object with {@code style_preset_id}. */
    STYLE_PRESET,
    /** Object with {@code system_prompt_id}. */
    SYSTEM_PROMPT,
    /** Id of a workflow in the server's library, a text. */
    SAVED_WORKFLOW,
    /** Object with {@code type}, one of {@link GeneratorType#of(FieldType)}, and that type's parameters. */
    GENERATOR,
    /** Object that is kept with an image, for instance the LoRAs it was made with. */
    METADATA,
    /** Any other JSON. */
    ANY
}
