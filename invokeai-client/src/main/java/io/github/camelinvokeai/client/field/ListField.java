package io.github.camelinvokeai.client.field;

import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * A field that takes a list of values, or one value or a list of them, for instance a CFG scale for each step. Takes a
 * {@link java.util.Collection}, an array, a JSON list or its text. Each item is checked as a single value is. One value
 * alone is a list of one where only lists are taken.
 *
 * @param item        what each item must be
 * @param cardinality COLLECTION or SINGLE_OR_COLLECTION
 * @param items       how many items a list may have
 */
public record ListField(Field item, Cardinality cardinality, SizeLimits items) implements Field {

    public ListField {
        if (cardinality == Cardinality.SINGLE) {
            throw new IllegalArgumentException("A list is COLLECTION or SINGLE_OR_COLLECTION, not SINGLE");
        }
    }

    @Override
    public FieldKind kind() {
        return item.kind();
    }

    @Override
    public List<Choice> choices() {
        return item.choices();
    }

    @Override
    public NumberRange range() {
        return item.range();
    }

    @Override
    public SizeLimits characters() {
        return item.characters();
    }

    @Override
    public ModelFilter models() {
        return item.models();
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object given = Values.structured(value);
        if (!Values.isList(given)) {
            FieldValue one = item.convert(input, value);
            return alwaysList() ? list(input, List.of(one)) : one;
        }
        List<FieldValue> converted = new ArrayList<>();
        for (Object each : Values.items(given)) {
            converted.add(item.convert(input, each));
        }
        return list(input, converted);
    }

    /** The UI keeps LoRAs as a list even where the node would take a single one. */
    private boolean alwaysList() {
        return cardinality == Cardinality.COLLECTION || item instanceof LoraField;
    }

    private FieldValue list(String input, List<FieldValue> values) {
        Refusal.unlessAllowed(input, values.size(), "items", items);
        return new FieldValue.Items(values).simplified();
    }
}
