package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;

/**
 * An installed model. Takes the key or the unique name of a model, a {@link ModelInfo}, or a map or JSON object with at
 * least a {@code key}, or a {@code hash}, or a {@code name}. Whatever is given is looked up on the server before the
 * graph is sent.
 *
 * @param filter which models fit: base, type, variant and format, as the node declares them
 */
public record ModelField(ModelFilter filter) implements Field {

    private static final List<String> IDENTIFIER = List.of("key", "hash", "name", "base", "type");

    @Override
    public FieldKind kind() {
        return FieldKind.MODEL;
    }

    @Override
    public ModelFilter models() {
        return filter;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof ModelInfo model) {
            return new FieldValue.Literal(model.toIdentifier());
        }
        if (plain instanceof CharSequence text && !text.toString().isBlank()) {
            return new FieldValue.ModelByName(text.toString().strip());
        }
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            return new FieldValue.Literal(identifier(input, Values.json(input, plain)));
        }
        throw Refusal.wrongType(input, "a model: its key, its name, or an object with a key", plain);
    }

    private static JsonNode identifier(String input, JsonNode given) {
        ObjectNode identifier = ((ObjectNode) given).objectNode();
        IDENTIFIER.stream().filter(given::hasNonNull).forEach(name -> identifier.set(name, given.get(name)));
        if (given.has("submodel_type")) {
            identifier.set("submodel_type", given.get("submodel_type"));
        }
        if (!identifier.has("key") && !identifier.has("hash") && !identifier.has("name")) {
            throw Refusal.because(input, "takes a model object with a key, a hash or a name; this one has none of them");
        }
        return identifier;
    }
}
