package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Brings nodes that were saved with another version of their type up to the version of the schema, as InvokeAI's UI
 * does when it loads a workflow: inputs that a node has gained, and those without a value, get the value of a new node,
 * and those that it has lost are dropped. Only within one major version; across two, nobody can say what the old values
 * mean, and the node stays as it is.
 */
final class NodeUpdate {

    private static final Pattern SEMVER = Pattern.compile("(\\d{1,9})\\.\\d+\\.\\d+.*");
    private static final String FIRST = "1.0.0";

    private final NodeUpgrade upgrade;
    private final Set<FieldKey> fed;
    private final String unversioned;
    private final List<NodeChange> changes = new ArrayList<>();

    /** @param fed inputs that an edge leads to */
    NodeUpdate(WorkflowDefinition definition, NodeUpgrade upgrade, Set<FieldKey> fed) {
        this.upgrade = upgrade;
        this.fed = fed;
        // Nodes had no versions at first, and InvokeAI takes such nodes for the first version.
        unversioned = definition.schemaVersion().startsWith("1.") ? FIRST : "";
    }

    /** The updated node; the node itself, which is never changed, where there is nothing to update. */
    WorkflowNode of(WorkflowNode node) {
        NodeTemplate template = node.template();
        if (upgrade == NodeUpgrade.OFF || !node.invocation() || template == null || !differs(node, template)) {
            return node;
        }
        String from = version(node);
        boolean possible = !isBarred(node, template);
        List<String> gained = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
        ObjectNode updated = node.json().deepCopy();
        if (possible && updated.path("data").path("inputs") instanceof ObjectNode inputs) {
            template.inputs().values().forEach(field -> complete(inputs, field, template.acceptsExtraInputs(), gained));
            if (RenamedInput.isBefore(template, from) && !fed.contains(new FieldKey(node.id(), RenamedInput.OLD))
                    && RenamedInput.move(inputs)) {
                renamed.add(RenamedInput.OLD + " > " + RenamedInput.NEW);
            }
            if (!template.acceptsExtraInputs()) {
                inputs.fieldNames().forEachRemaining(name -> note(lost, name, !template.inputs().containsKey(name)));
                inputs.remove(lost);
            }
        }
        changes.add(
                new NodeChange(
                        node.id(), node.type(), node.place(), from, template.version(), possible, gained, lost, renamed));
        return upgrade == NodeUpgrade.UPGRADE && possible ? node.with(updated) : node;
    }

    private static void note(List<String> names, String name, boolean belongs) {
        if (belongs) {
            names.add(name);
        }
    }

    /** @param nullIsValue whether the node takes anything, null too */
    private static void complete(ObjectNode inputs, FieldTemplate field, boolean nullIsValue, List<String> gained) {
        if (!inputs.has(field.name())) {
            inputs.putObject(field.name()).put("name", field.name()).put("label", "").put("description", "");
        }
        JsonNode initial = field.initialValue();
        if (initial != null && inputs.get(field.name()) instanceof ObjectNode input
                && !(nullIsValue ? input.has("value") : StoredValue.kept(input.path("value")).isPresent())) {
            input.set("value", initial);
            gained.add(field.name());
        }
    }

    /** Whether the template is of another major version than the node, so that the node cannot be updated. */
    boolean isBarred(WorkflowNode node, NodeTemplate template) {
        return differs(node, template) && !major(version(node)).equals(major(template.version()));
    }

    /** Whether the node is barred and not of a newer version than the template, so that its values may be outdated. */
    boolean isTooOld(WorkflowNode node, NodeTemplate template) {
        return isBarred(node, template) && !major(version(node))
                .flatMap(own -> major(template.version()).map(other -> Integer.compare(own, other) > 0)).orElse(false);
    }

    private boolean differs(WorkflowNode node, NodeTemplate template) {
        String version = version(node);
        return !version.isEmpty() && !template.version().isEmpty() && !version.equals(template.version());
    }

    /** The version of its type that the node was saved with; empty if nobody knows it. */
    String version(WorkflowNode node) {
        return node.data().path("version").asText(unversioned);
    }

    private static Optional<Integer> major(String version) {
        Matcher matcher = SEMVER.matcher(version);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** What was changed, or would be, in the order of the file. */
    List<NodeChange> changes() {
        return changes;
    }
}
