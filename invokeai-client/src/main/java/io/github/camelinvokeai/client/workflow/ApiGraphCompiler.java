package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Compiles a graph that is in the server's format already. It is sent as it stands, also what nobody knows of in it;
 * its inputs are the fields that take a value and that neither an edge nor the file's batch data feeds, node after node
 * and in each in the order of the node type.
 */
final class ApiGraphCompiler {

    private final WorkflowDefinition definition;
    private final ApiGraph graph;
    private final NodeSchema schema;
    private final boolean allFacts;
    private final List<WorkflowWarning> warnings;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
    private final Map<String, NodeTemplate> templates = new LinkedHashMap<>();
    private final List<WorkflowInput> inputs = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<FieldKey, String> missing = new LinkedHashMap<>();

    ApiGraphCompiler(WorkflowDefinition definition, NodeSchema schema, CompileOptions options) {
        this.definition = definition;
        this.allFacts = options.allFacts() || schema != NodeSchema.shipped();
        this.graph = definition.graph();
        this.schema = schema;
        this.warnings = new ArrayList<>(definition.remarks());
    }

    WorkflowPlan compile() {
        ApiGraphChecks checks = new ApiGraphChecks(graph, schema, problems);
        graph.nodes().properties().forEach(node -> {
            nodes.put(node.getKey(), (ObjectNode) node.getValue());
            checks.node(node.getKey(), node.getValue()).ifPresent(template -> templates.put(node.getKey(), template));
        });
        Set<FieldKey> connected = checks.edges(templates);
        Set<FieldKey> fed = new HashSet<>(connected);
        fed.addAll(new BatchDataCheck(graph, templates, connected, warnings, problems).fields());
        templates.forEach((id, template) -> template.inputs().values().stream()
                .filter(field -> !fed.contains(new FieldKey(id, field.name()))).forEach(field -> field(id, template, field)));
        if (nodes.isEmpty()) {
            problems.add("it has no node that runs");
        }
        NodeFitness fitness = fitness();
        List<WorkflowProblem> obstacles = new ArrayList<>(allFacts ? fitness.unfit(schema) : List.of());
        problems.forEach(problem -> obstacles.add(new WorkflowProblem(WorkflowProblem.Kind.GRAPH, "", problem)));
        ArrayNode edges = graph.edges() instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
        return new WorkflowPlan(
                definition, schema, List.copyOf(inputs), List.copyOf(slots), Set.copyOf(connected), Set.of(), nodes, edges,
                List.of(), missing, List.copyOf(obstacles), List.copyOf(warnings), null, fitness, List.of());
    }

    private NodeFitness fitness() {
        List<WorkflowNode> all = new ArrayList<>();
        nodes.forEach((id, node) -> {
            ObjectNode asInWorkflows = node.objectNode().put("type", "invocation");
            asInWorkflows.putObject("data").set("type", node.path("type"));
            all.add(new WorkflowNode(all.size(), id, asInWorkflows, templates.get(id), false));
        });
        return new NodeFitness(all, new NodeUpdate(definition, NodeUpgrade.OFF, Set.of()), false);
    }

    private void field(String nodeId, NodeTemplate template, FieldTemplate field) {
        FieldKey key = new FieldKey(nodeId, field.name());
        JsonNode literal = nodes.get(nodeId).path(field.name());
        boolean none = literal.isMissingNode() || literal.isNull();
        // The editor has no control for some of what a graph may hold all the same.
        if (!field.connectionOnly() || (!none && field.input() != InputMode.CONNECTION)) {
            WorkflowInput input = input(key, template, field, none ? null : literal);
            inputs.add(input);
            slots.add(new Slot(key, input.described(), Reference.of(field), none ? null : literal, field.required(), false));
            refuseWords(key, field, literal);
        } else if (field.required() && none) {
            missing.put(key, template.title() + ": " + field.title() + " (" + key + ")");
        }
    }

    private WorkflowInput input(FieldKey key, NodeTemplate template, FieldTemplate field, JsonNode literal) {
        // A field may give out the value that it keeps, and nobody may change the file through it.
        Field type = FieldFactory.create(field, FormSettings.NONE, literal == null ? null : literal.deepCopy());
        int index = inputs.size();
        return new WorkflowInput(
                index, field.title().isBlank() ? field.name() : field.title(), key.nodeId(), template.title(), template.type(),
                field.name(), field.required(), false, literal, type, List.of(index), path(key));
    }

    /** In a workflow a board may be called {@code auto} or {@code none}; the server knows no such words. */
    private void refuseWords(FieldKey key, FieldTemplate field, JsonNode literal) {
        if (Reference.of(field).to() == Reference.To.BOARD && literal.isTextual()) {
            problems.add(key + " is a text; in a graph a board is an object with its board_id, or left out");
        }
    }

    private String path(FieldKey key) {
        return graph.place() + ".nodes['" + quoted(key.nodeId()) + "']['" + quoted(key.fieldName()) + "']";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
