package io.github.camelinvokeai.client.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Brings nodes that were saved with another version of their type up to the version of the schema, as InvokeAI's UI
 * does when it loads a workflow: inputs that a node has gained, and those without a value, get the value of a new node.
 * Only within one major version; across two, nobody can say what the old values mean, and the node stays as it is.
 */
final class NodeUpdate {

    private static final Pattern SEMVER = Pattern.compile("(\\d+)\\.\\d+\\.\\d+.*");
    private static final String FIRST = "1.0.0";

    private final JsonNode edges;
    private final String unversioned;

    NodeUpdate(WorkflowDefinition definition) {
        edges = definition.tree().path("edges");
        // Nodes had no versions at first, and InvokeAI takes such nodes for the first version.
        unversioned = definition.schemaVersion().startsWith("1.") ? FIRST : "";
    }

    /** Whether the schema has another major version of the node's type, so that the node cannot be updated. */
    boolean isBarred(JsonNode node, NodeTemplate template) {
        return differs(node, template) && !major(version(node)).equals(major(template.version()));
    }

    /** The updated node; the node itself, which is never changed, where there is nothing to update. */
    JsonNode of(JsonNode node, NodeTemplate template) {
        if (!differs(node, template) || isBarred(node, template) || !node.path("data").path("inputs").isObject()) {
            return node;
        }
        ObjectNode updated = node.deepCopy();
        ObjectNode inputs = (ObjectNode) updated.path("data").path("inputs");
        template.inputs().values().forEach(field -> complete(inputs, field, template.acceptsExtraInputs()));
        if (RenamedInput.isBefore(template, version(node)) && !isFed(node, RenamedInput.OLD)) {
            RenamedInput.move(inputs);
        }
        return updated;
    }

    /** @param nullIsValue whether the node takes anything, null too */
    private static void complete(ObjectNode inputs, FieldTemplate field, boolean nullIsValue) {
        if (!inputs.has(field.name())) {
            inputs.putObject(field.name()).put("name", field.name()).put("label", "").put("description", "");
        }
        JsonNode initial = field.initialValue();
        if (initial != null && inputs.get(field.name()) instanceof ObjectNode input
                && !(nullIsValue ? input.has("value") : StoredValue.kept(input.path("value")).isPresent())) {
            input.set("value", initial);
        }
    }

    private boolean isFed(JsonNode node, String fieldName) {
        return edges.valueStream().anyMatch(
                edge -> edge.path("target").equals(node.path("id")) && edge.path("targetHandle").asText().equals(fieldName));
    }

    private boolean differs(JsonNode node, NodeTemplate template) {
        return !version(node).isEmpty() && !template.version().isEmpty() && !version(node).equals(template.version());
    }

    private String version(JsonNode node) {
        return node.path("data").path("version").asText(unversioned);
    }

    private static Optional<String> major(String version) {
        Matcher matcher = SEMVER.matcher(version);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
