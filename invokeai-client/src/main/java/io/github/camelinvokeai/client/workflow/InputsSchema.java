package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;

/** The inputs of a workflow as a JSON Schema: one property for each field that takes a value. */
final class InputsSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final WorkflowHandle workflow;
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

    private InputsSchema(WorkflowHandle workflow) {
        this.workflow = workflow;
    }

    static ObjectNode of(WorkflowHandle workflow) {
        return new InputsSchema(workflow).build();
    }

    private ObjectNode build() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", DIALECT);
        text(schema, "title", workflow.definition().name());
        text(schema, "description", workflow.definition().description());
        schema.put("type", "object");
        workflow.inputs().stream().filter(this::isFirstOfItsField).filter(workflow::takesValue).forEach(this::add);
        schema.set("properties", properties);
        schema.set("required", required);
        return schema.put("additionalProperties", false);
    }

    private boolean isFirstOfItsField(WorkflowInput input) {
        return input.placements().get(0) == input.index();
    }

    private void add(WorkflowInput input) {
        String key = workflow.keyOf(input);
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        text(property, "title", input.label());
        text(property, "description", description(input));
        property.setAll(ValueSchema.of(input.field()));
        JsonNode value = input.value();
        if (value != null) {
            property.set("default", value);
        } else if (input.required()) {
            required.add(key);
        }
        properties.set(key, property);
    }

    private String description(WorkflowInput input) {
        return workflow.schema().template(input.nodeType()).flatMap(node -> node.input(input.fieldName()))
                .map(FieldTemplate::description).orElse("");
    }

    private static void text(ObjectNode json, String name, String text) {
        if (!text.isBlank()) {
            json.put(name, text);
        }
    }
}
