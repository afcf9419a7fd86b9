package io.github.camelinvokeai.client.field;

import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * A field that takes one value or a list of them, for instance a CFG scale for each step. Each item is checked as a
 * single value is.
 *
 * @param item what each item must be
 */
public record ListField(Field item) implements Field {

    @Override
    public FieldKind kind() {
        return item.kind();
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object given = Values.structured(value);
        if (!Values.isList(given)) {
            return item.convert(input, given);
        }
        List<FieldValue> converted = new ArrayList<>();
        for (Object each : Values.items(given)) {
            converted.add(item.convert(input, each));
        }
        return new FieldValue.Items(converted).simplified();
    }
}
