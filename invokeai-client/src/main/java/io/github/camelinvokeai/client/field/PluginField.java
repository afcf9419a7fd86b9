package io.github.camelinvokeai.client.field;

import java.util.List;

import io.github.camelinvokeai.client.error.FieldPluginException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * A plug-in's field, so that a fault in it is told as the plug-in's and not as one of the value.
 *
 * @param field  that of the plug-in
 * @param plugin class name of the plug-in
 */
record PluginField(CustomField field, String plugin) implements CustomField {

    @Override
    public FieldKind kind() {
        return field.kind();
    }

    @Override
    public Cardinality cardinality() {
        return field.cardinality();
    }

    @Override
    public List<Choice> choices() {
        return field.choices();
    }

    @Override
    public NumberRange range() {
        return field.range();
    }

    @Override
    public SizeLimits items() {
        return field.items();
    }

    @Override
    public SizeLimits characters() {
        return field.characters();
    }

    @Override
    public ModelFilter models() {
        return field.models();
    }

    @Override
    public boolean known() {
        return field.known();
    }

    @Override
    public FieldValue convert(String input, Object value) {
        try {
            FieldValue converted = field.convert(input, value);
            if (converted != null) {
                return converted;
            }
        } catch (InvokeAIException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new FieldPluginException(
                    plugin, "Input '" + input + "': the field of the plug-in " + plugin + " failed on a "
                            + value.getClass().getSimpleName() + ": " + e.getClass().getName(),
                    e);
        }
        throw new FieldPluginException(
                plugin, "Input '" + input + "': the field of the plug-in " + plugin + " gave null for a value", null);
    }
}
