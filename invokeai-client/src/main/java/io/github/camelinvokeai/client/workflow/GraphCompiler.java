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
import io.github.camelinvokeai.client.field.BoardField;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;

/**
 * Turns the nodes of a workflow file into those of a graph, as InvokeAI's UI does, leaving slots for whatever a
 * submission may change or the server has to confirm.
 */
final class GraphCompiler {

    private static final String CALL = "call_saved_workflow";
    private static final String CALLED_INPUTS = "workflow_inputs";
    private static final String CALLED_PREFIX = "saved_workflow_input::";
    private static final String BOARD = "board";
    private static final Set<String> OF_EVERY_NODE = Set.of("id", "type", "use_cache", "is_intermediate");

    private final Map<String, WorkflowNode> workflowNodes;
    private final Set<FieldKey> connected;
    private final Set<FieldKey> batchFed;
    private final boolean firstSchema;
    private final Map<FieldKey, WorkflowInput> exposed = new HashMap<>();
    private final List<WorkflowWarning> warnings;
    private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Set<FieldKey> connectionOnly = new HashSet<>();
    private final Map<FieldKey, String> missing = new LinkedHashMap<>();

    /**
     * @param connected   fields that an edge feeds
     * @param batchFed    those of them that a batch node feeds
     * @param firstSchema whether the file is of the first schema
     */
    GraphCompiler(Map<String, WorkflowNode> workflowNodes, Set<FieldKey> connected, Set<FieldKey> batchFed,
                  List<WorkflowInput> inputs, boolean firstSchema, List<WorkflowWarning> warnings) {
        this.workflowNodes = workflowNodes;
        this.connected = connected;
        this.batchFed = batchFed;
        this.firstSchema = firstSchema;
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
        json.put("use_cache", node.data().path("useCache").asBoolean(usesCache(node)));
        json.put("is_intermediate", node.data().path("isIntermediate").asBoolean(false));
        nodes.put(node.id(), json);
    }

    /** Of a file that does not say it: the first schema did not have to, and meant that the cache is used. */
    private boolean usesCache(WorkflowNode node) {
        return firstSchema || (node.template() != null && node.template().useCache());
    }

    private void field(WorkflowNode node, String name, ObjectNode json) {
        FieldKey key = new FieldKey(node.id(), name);
        JsonNode value = node.input(name).path("value");
        if (batchFed.contains(key)) {
            besideABatch(node, key, value, json);
        }
        if (connected.contains(key) || (node.type().equals(CALL) && name.equals(CALLED_INPUTS))) {
            return;
        }
        if (OF_EVERY_NODE.contains(name)) {
            warn(node, "every node has a '" + name + "' of its own; the field of that name is left out");
        } else if (isInputOfCalled(node, name)) {
            called(node, key, value, json.withObject("/" + CALLED_INPUTS));
        } else if (node.template() == null) {
            undeclared(node, key, value, json);
        } else if (node.field(name) != null) {
            declared(node, key, value, node.field(name), json);
        } else if (node.template().acceptsExtraInputs()) {
            undeclared(node, key, value, json);
        } else {
            warn(node, "node type '" + node.type() + "' has no field '" + name + "'; its value is left out");
        }
    }

    /** What the UI leaves in a field that the data of the batch replaces. */
    private void besideABatch(WorkflowNode node, FieldKey key, JsonNode value, ObjectNode json) {
        FieldTemplate template = node.field(key.fieldName());
        JsonNode stored = template == null ? null : stored(node, template, value);
        if (stored != null) {
            json.set(key.fieldName(), stored);
        }
    }

    /** Whether a field is an input of the workflow that the node calls. */
    static boolean isInputOfCalled(WorkflowNode node, String fieldName) {
        return node.type().equals(CALL) && fieldName.startsWith(CALLED_PREFIX);
    }

    private void declared(WorkflowNode node, FieldKey key, JsonNode value, FieldTemplate template, ObjectNode json) {
        JsonNode stored = stored(node, template, value);
        boolean edgeOnly = takesAnEdgeOnly(key, template);
        if (edgeOnly) {
            connectionOnly.add(key);
        }
        if (edgeOnly && stored == null) {
            noteIfMissing(node, template);
        } else if (edgeOnly) {
            json.set(key.fieldName(), stored);
        } else if (exposed.containsKey(key) || Reference.of(template).asks(stored) || Reference.isNeededModel(template)) {
            slots.add(slot(node, key, template, stored, false));
        } else if (stored != null) {
            json.set(key.fieldName(), stored);
        } else {
            noteIfMissing(node, template);
        }
    }

    /**
     * The UI has no control for types of other people's node packs and sends no stored value of them, but the server
     * takes one; whoever has put such a field into the form may set it.
     */
    private boolean takesAnEdgeOnly(FieldKey key, FieldTemplate template) {
        return template.connectionOnly() && (template.input() == InputMode.CONNECTION || !exposed.containsKey(key));
    }

    /** A field that the node has gained since the file was written. */
    private void absent(WorkflowNode node, FieldTemplate field) {
        FieldKey key = new FieldKey(node.id(), field.name());
        if ((Reference.of(field).asks(null) || Reference.isNeededModel(field)) && !connected.contains(key)) {
            slots.add(slot(node, key, field, null, false));
        } else {
            noteIfMissing(node, field);
        }
    }

    /** The server would refuse what is stored in most inputs that take an edge only. */
    private JsonNode stored(WorkflowNode node, FieldTemplate template, JsonNode value) {
        if (template.connectionOnly() && !template.type().mayStore(value)) {
            return null;
        }
        Optional<JsonNode> kept = StoredValue.kept(value);
        if (kept.isPresent() || isNone(node, value)) {
            return kept.orElse(null);
        }
        if (node.template().acceptsExtraInputs()) {
            return value;
        }
        warn(node, "the value stored for '" + template.name() + "' has a shape that InvokeAI no longer takes; it is left out");
        return null;
    }

    /**
     * The UI writes null, or nothing, for "no value"; of nodes that take any input it sends what is written, null too.
     */
    private static boolean isNone(WorkflowNode node, JsonNode value) {
        boolean takesNull = node.template() != null && node.template().acceptsExtraInputs();
        return value.isMissingNode() || (value.isNull() && !takesNull);
    }

    private void undeclared(WorkflowNode node, FieldKey key, JsonNode value, ObjectNode json) {
        boolean none = isNone(node, value) || (node.template() == null && isBoardWord(key, value));
        if (exposed.containsKey(key)) {
            slots.add(slot(node, key, null, none ? null : value, false));
        } else if (!none) {
            json.set(key.fieldName(), value);
        } else if (!isNone(node, value)) {
            slots.add(new Slot(key, name(node, key), Reference.BOARD, value, false, false));
        }
    }

    /**
     * The server refuses these words. Whatever saves to a board calls the field so, also in packs that nobody declared.
     */
    private static boolean isBoardWord(FieldKey key, JsonNode value) {
        return key.fieldName().equals(BOARD)
                && (value.asText().equals(BoardField.AUTO) || value.asText().equals(BoardField.NONE));
    }

    private void called(WorkflowNode node, FieldKey key, JsonNode value, ObjectNode calledInputs) {
        JsonNode stored = StoredValue.kept(value).orElse(null);
        FieldTemplate template = node.field(key.fieldName());
        if (exposed.containsKey(key) || Reference.of(template).asks(stored)) {
            slots.add(slot(node, key, template, stored, true));
        } else if (stored != null) {
            calledInputs.set(key.fieldName(), stored);
        } else if (template != null) {
            noteIfMissing(node, template);
        }
    }

    private Slot slot(WorkflowNode node, FieldKey key, FieldTemplate template, JsonNode stored, boolean called) {
        return new Slot(
                key, name(node, key), Reference.of(template), stored, template != null && template.required(), called);
    }

    private String name(WorkflowNode node, FieldKey key) {
        WorkflowInput input = exposed.get(key);
        return input == null ? node.label() + " (" + key + ")" : input.described();
    }

    private void warn(WorkflowNode node, String text) {
        warnings.add(new WorkflowWarning(node.place(), text));
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
