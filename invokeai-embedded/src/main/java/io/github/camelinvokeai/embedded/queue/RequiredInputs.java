package io.github.camelinvokeai.embedded.queue;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.embedded.node.NodeFailure;

/** Sees that a node has what it cannot run without. The server, too, looks for that only when the node runs. */
final class RequiredInputs {

    private final NodeSchema schema = NodeSchema.shipped();

    /** @throws NodeFailure as InvokeAI fails, for the first input that is missing */
    void check(ObjectNode node) {
        String type = node.path("type").asText();
        Map<String, FieldTemplate> inputs = schema.template(type).map(template -> template.inputs()).orElse(Map.of());
        inputs.forEach((name, input) -> {
            if (input.required() && node.path(name).isNull()) {
                throw input.input() == InputMode.CONNECTION
                        ? new NodeFailure(
                                "RequiredConnectionException", "Node " + type + " missing connections for field " + name)
                        : new NodeFailure(
                                "MissingInputException", "Node " + type + " missing value or connection for field " + name);
            }
        });
    }
}
