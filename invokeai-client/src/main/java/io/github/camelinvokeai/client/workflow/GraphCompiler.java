package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;

/**
 * Turns the nodes of a workflow file into those of a graph, as InvokeAI's UI does, leaving slots for whatever a
 * submission may change or the server has to confirm.
 */
final class GraphCompiler {

    private static final String CALL = "call_saved_workflow";
    private static final String CALLED_INPUTS = "workflow_inputs";
    private static final String CALLED_PREFIX = "saved_workflow_input::";
    private static final Set<FieldKind> ASK_THE_SERVER = Set.of(FieldKind.MODEL, FieldKind.BOARD, FieldKind.IMAGE);

    private final Map<String, WorkflowNode> workflowNodes;
    private final Set<FieldKey> connected;
    private final Map<FieldKey, WorkflowInput> exposed = new HashMap<>();
    private final List<WorkflowWarning> warnings;
    private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Set<FieldKey> connectionOnly = new HashSet<>();
    private final Map<FieldKey, String> missing = new LinkedHashMap<>();

    GraphCompiler(Map<String, WorkflowNode> workflowNodes, Set<FieldKey> connected, List<WorkflowInput> inputs,
                  List<WorkflowWarning> warnings) {
        this.workflowNodes = workflowNodes;
        this.connected = connected;
        this.warnings = warnings;
        inputs.forEach(input -> exposed.putIfAbsent(input.key(), input));
    }

    void compile() {
        workflowNodes.values().stream().filter(WorkflowNode::executable).forEach(this::compile);
    }

    private void compile(WorkflowNode node) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", node.type()).put("id", node.id());
        if (node.type().equals(CALL)) {
            json.putObject(CALLED_INPUTS);
        }
        node.inputs().fieldNames().forEachRemaining(name -> field(node, name, json));
        if (node.template() != null) {
            node.template().inputs().values().stream().filter(field -> !node.hasInput(field.name()))
                    .forEach(field -> absent(node, field));
        }
        boolean useCache = node.template() != null && node.template().useCache();
        json.put("use_cache", node.data().path("useCache").asBoolean(useCache));
        json.put("is_intermediate", node.data().path("isIntermediate").asBoolean(false));
        nodes.put(node.id(), json);
    }

    private void field(WorkflowNode node, String name, ObjectNode json) {
        FieldKey key = new FieldKey(node.id(), name);
        JsonNode value = node.input(name).path("value");
        if (connected.contains(key) || (node.type().equals(CALL) && name.equals(CALLED_INPUTS))) {
            return;
        }
        if (node.type().equals(CALL) && name.startsWith(CALLED_PREFIX)) {
            called(node, key, value, json.withObject("/" + CALLED_INPUTS));
        } else if (node.template() == null) {
            undeclared(node, key, value, json);
        } else if (node.field(name) != null) {
            declared(node, key, value, node.field(name), json);
        } else if (node.template().acceptsExtraInputs() || exposed.containsKey(key)) {
            undeclared(node, key, value, json);
        } else {
            warnings.add(new WorkflowWarning(
                    node.place(), "node type '" + node.type() + "' has no field '" + name + "'; its value is left out"));
        }
    }

    private void declared(WorkflowNode node, FieldKey key, JsonNode value, FieldTemplate template, ObjectNode json) {
        JsonNode stored = template.connectionOnly() ? null : stored(node, template, value);
        if (template.connectionOnly()) {
            connectionOnly.add(key);
            noteIfMissing(node, template);
        } else if (exposed.containsKey(key) || asksTheServer(template)) {
            slots.add(slot(node, key, template, stored, false));
        } else if (stored != null) {
            json.set(key.fieldName(), stored);
        } else {
            noteIfMissing(node, template);
        }
    }

    /** A field that the node has gained since the file was written. */
    private void absent(WorkflowNode node, FieldTemplate field) {
        FieldKey key = new FieldKey(node.id(), field.name());
        if (asksTheServer(field) && field.type().kind() == FieldKind.BOARD && !connected.contains(key)) {
            slots.add(slot(node, key, field, null, false));
        } else {
            noteIfMissing(node, field);
        }
    }

    private JsonNode stored(WorkflowNode node, FieldTemplate template, JsonNode value) {
        Optional<JsonNode> kept = StoredValue.kept(value);
        if (kept.isPresent() || value.isMissingNode()) {
            return kept.orElse(null);
        }
        if (node.template().acceptsExtraInputs()) {
            return value;
        }
        if (!value.isNull()) {
            warnings.add(new WorkflowWarning(
                    node.place(), "the value stored for '" + template.name() + "' has a shape that InvokeAI no longer takes;"
                                  + " it is left out"));
        }
        return null;
    }

    private static boolean asksTheServer(FieldTemplate template) {
        return template.type().cardinality() == Cardinality.SINGLE && ASK_THE_SERVER.contains(template.type().kind());
    }

    private void undeclared(WorkflowNode node, FieldKey key, JsonNode value, ObjectNode json) {
        // The UI writes null for "no value", which a node nobody knows might refuse; only free-form inputs may be null.
        boolean none = value.isMissingNode() || (value.isNull() && node.template() == null);
        if (exposed.containsKey(key)) {
            slots.add(slot(node, key, null, none ? null : value, false));
        } else if (!none) {
            json.set(key.fieldName(), value);
        }
    }

    private void called(WorkflowNode node, FieldKey key, JsonNode value, ObjectNode calledInputs) {
        JsonNode stored = StoredValue.kept(value).orElse(null);
        if (exposed.containsKey(key)) {
            slots.add(slot(node, key, node.field(key.fieldName()), stored, true));
        } else if (stored != null) {
            calledInputs.set(key.fieldName(), stored);
        }
    }

    private Slot slot(WorkflowNode node, FieldKey key, FieldTemplate template, JsonNode stored, boolean called) {
        WorkflowInput input = exposed.get(key);
        Field field = input == null ? FieldFactory.create(template, FormSettings.NONE, stored) : input.field();
        String name = input == null ? node.label() + " (" + key + ")" : input.described();
        return new Slot(key, name, field, stored, template != null && template.required(), called);
    }

    private void noteIfMissing(WorkflowNode node, FieldTemplate template) {
        FieldKey key = new FieldKey(node.id(), template.name());
        if (template.required() && !connected.contains(key)) {
            WorkflowInput input = exposed.get(key);
            missing.put(key, input == null ? node.label() + ": " + template.title() + " (" + key + ")" : input.described());
        }
    }

    Map<String, ObjectNode> nodes() {
        return nodes;
    }

    List<Slot> slots() {
        return List.copyOf(slots);
    }

    Set<FieldKey> connectionOnly() {
        return Set.copyOf(connectionOnly);
    }

    Map<FieldKey, String> missing() {
        return missing;
    }
}
