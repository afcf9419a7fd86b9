package io.github.camelinvokeai.client.field;

import io.github.camelinvokeai.client.json.Json;

/**
 * Converts values the way every test of a field needs it: for an input called {@code Input}, with the result as JSON.
 */
final class Converting {

    static final String INPUT = "Input";

    private Converting() {
    }

    static String json(Field field, Object value) {
        return Json.write(((FieldValue.Literal) field.convert(INPUT, value)).json());
    }
}
