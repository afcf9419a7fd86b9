package io.github.camelinvokeai.client.workflow;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.GeneratorType;

/**
 * What InvokeAI's UI keeps of a generator's stored value: the type and its parameters, those that are not there with
 * their defaults. A parameter that does not fit makes the whole value none.
 */
final class StoredGenerator {

    private StoredGenerator() {
    }

    static Optional<JsonNode> kept(ObjectNode value, GeneratorType type) {
        ObjectNode kept = (ObjectNode) type.initialValue();
        for (FieldTemplate parameter : type.parameters()) {
            JsonNode stored = value.path(parameter.name());
            if (stored.isMissingNode()) {
                continue;
            }
            if (!fits(parameter, stored)) {
                return Optional.empty();
            }
            kept.set(parameter.name(), stored);
        }
        return Optional.of(kept);
    }

    private static boolean fits(FieldTemplate parameter, JsonNode value) {
        if (parameter.type().cardinality() == Cardinality.COLLECTION) {
            return value.isNull() || (value.isArray() && value.valueStream().allMatch(JsonNode::isNumber));
        }
        return switch (parameter.type().kind()) {
            case INTEGER -> (value.isNull() && !parameter.required()) || (value.canConvertToExactIntegral()
                    && parameter.range().allows(value.decimalValue()));
            case FLOAT -> value.isNumber();
            case ENUM -> parameter.choices().stream().anyMatch(choice -> choice.value().equals(value));
            default -> value.isTextual() && parameter.characters().allows(value.textValue().strip().length());
        };
    }
}
