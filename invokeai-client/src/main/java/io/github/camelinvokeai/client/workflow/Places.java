package io.github.camelinvokeai.client.workflow;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.Finding.Place;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** Tells where in a workflow a field is, by its key or by the name that messages have for it. */
final class Places {

    private final WorkflowPlan plan;
    private final Map<FieldKey, WorkflowInput> inputs = new HashMap<>();
    private final Map<String, FieldKey> byName = new HashMap<>();
    private final Map<String, JsonNode> data = new HashMap<>();

    Places(WorkflowPlan plan) {
        this.plan = plan;
        plan.inputs().forEach(input -> inputs.putIfAbsent(input.key(), input));
        plan.slots().forEach(slot -> byName.put(slot.input(), slot.key()));
        plan.definition().tree().path("nodes").forEach(node -> data.put(node.path("id").asText(), node.path("data")));
    }

    Place field(FieldKey key) {
        WorkflowInput input = inputs.get(key);
        if (input == null) {
            return new Place(key.nodeId(), label(key.nodeId()), key.fieldName(), null, null);
        }
        return new Place(key.nodeId(), input.nodeLabel(), key.fieldName(), input.label(), input.index());
    }

    Place node(String nodeId) {
        return new Place(nodeId, label(nodeId), null, null, null);
    }

    /** @param input what a slot, or an option, is called in messages */
    Place named(String input) {
        FieldKey key = byName.get(input);
        return key == null ? Place.option(input) : field(key);
    }

    private String label(String nodeId) {
        JsonNode node = data.get(nodeId);
        String label = node.path("label").asText("");
        String type = node.path("type").asText();
        return label.isBlank() ? plan.schema().template(type).map(NodeTemplate::title).orElse(type) : label;
    }
}
