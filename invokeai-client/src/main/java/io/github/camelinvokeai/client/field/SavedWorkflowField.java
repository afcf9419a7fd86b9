package io.github.camelinvokeai.client.field;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * A workflow of the server's library, to be called. Takes its id as a text, or an object with a {@code workflow_id} or
 * an {@code id}. An empty text is none.
 *
 * @param characters how many characters the id may have
 */
public record SavedWorkflowField(SizeLimits characters) implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.SAVED_WORKFLOW;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            JsonNode workflow = Values.json(input, plain);
            plain = Values.plain(workflow.hasNonNull("workflow_id") ? workflow.get("workflow_id") : workflow.path("id"));
        }
        if (!(plain instanceof CharSequence)) {
            throw Refusal.wrongType(input, "the id of a workflow in the server's library", plain);
        }
        return new StringField(characters).convert(input, plain);
    }
}
