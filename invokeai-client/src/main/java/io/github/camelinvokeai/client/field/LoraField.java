package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;

/**
 * A LoRA with its weight. Takes what {@link ModelField} takes, with the weight that InvokeAI's UI begins with, 0.75 (a
 * {@link ModelInfo} may know a better one); or a map or JSON object with a {@code weight} beside the model's own
 * {@code name}, {@code key} or {@code hash}, or beside a {@code lora} or {@code model} that is any of these.
 *
 * @param filter which models fit
 */
public record LoraField(ModelFilter filter) implements Field {

    /** The weight of a LoRA that is given without one. */
    public static final BigDecimal DEFAULT_WEIGHT = new BigDecimal("0.75");

    private static final NumberField WEIGHT = new NumberField(FieldKind.FLOAT, NumberRange.UNLIMITED);

    @Override
    public FieldKind kind() {
        return FieldKind.LORA;
    }

    @Override
    public ModelFilter models() {
        return filter;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof ModelInfo model) {
            return weighted(input, model, model.raw().path("default_settings").path("weight"));
        }
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            JsonNode given = Values.json(input, plain);
            JsonNode model = given.hasNonNull("lora") ? given.get("lora") : given.path("model");
            return weighted(input, model.isMissingNode() ? given : model, given.path("weight"));
        }
        if (plain instanceof CharSequence) {
            return weighted(input, plain, JsonNodeFactory.instance.missingNode());
        }
        throw Refusal.wrongType(input, "a LoRA: its name, its key, or an object with lora and weight", plain);
    }

    private FieldValue weighted(String input, Object model, JsonNode given) {
        boolean none = given.isMissingNode() || given.isNull();
        JsonNode weight = none ? new DecimalNode(DEFAULT_WEIGHT) : WEIGHT.convert(input, given).toApiFormat().orElseThrow();
        FieldValue converted = new ModelField(filter).convert(input, model);
        if (converted instanceof FieldValue.ModelByName named) {
            return new FieldValue.LoraByName(named.keyOrName(), weight);
        }
        ObjectNode lora = JsonNodeFactory.instance.objectNode();
        lora.set("lora", converted.toApiFormat().orElseThrow());
        lora.set("weight", weight);
        return new FieldValue.Literal(lora);
    }
}
