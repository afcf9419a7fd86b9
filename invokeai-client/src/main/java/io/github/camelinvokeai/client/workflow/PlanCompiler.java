package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Compiles a workflow against a schema: what can be decided once is decided here, and what cannot work is found here.
 */
final class PlanCompiler {

    private static final String RETURN = "workflow_return";

    private final WorkflowDefinition definition;
    private final NodeSchema schema;
    private final List<WorkflowWarning> warnings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, WorkflowNode> nodes = new LinkedHashMap<>();

    PlanCompiler(WorkflowDefinition definition, NodeSchema schema) {
        this.definition = definition;
        this.schema = schema;
    }

    WorkflowPlan compile() {
        checkVersion();
        readNodes();
        EdgeCompiler edges = new EdgeCompiler(nodes, warnings);
        edges.compile(definition.tree().path("edges"));
        List<Placement> placements = new FormWalk(definition.tree(), warnings).placements().stream()
                .map(placement -> placement.at(RenamedInput.current(placement.key(), nodes))).toList();
        List<WorkflowInput> inputs
                = new InputCompiler(definition.tree(), nodes, edges.connected(), warnings).compile(placements);
        Set<FieldKey> batchFed = edges.batchEdges().stream().map(GraphEdge::destination).collect(Collectors.toSet());
        GraphCompiler graph = new GraphCompiler(nodes, edges.connected(), batchFed, inputs, warnings);
        graph.compile();
        findProblems(edges, graph);
        List<BatchNode> batchNodes = new BatchCompiler(nodes, edges, inputs, problems, warnings).compile();
        var edgesJson = JsonNodeFactory.instance.arrayNode();
        edges.edges().forEach(edge -> edgesJson.add(edge.toJson()));
        return new WorkflowPlan(
                definition, schema, List.copyOf(inputs), graph.slots(), edges.connected(), graph.connectionOnly(),
                graph.nodes(),
                edgesJson, batchNodes, graph.missing(), List.copyOf(problems), List.copyOf(warnings),
                new EmbeddedWorkflow(definition.tree()));
    }

    private void checkVersion() {
        String version = definition.schemaVersion();
        if (!version.matches("[1-4]\\..*")) {
            warnings.add(new WorkflowWarning(
                    "meta.version", version.isEmpty()
                            ? "the file does not say which schema version it has; it is read as version 4"
                            : "schema version " + version + " is not known; it is read as version 4"));
        }
    }

    private void readNodes() {
        JsonNode list = definition.tree().path("nodes");
        NodeUpdate update = new NodeUpdate(definition);
        for (int i = 0; i < list.size(); i++) {
            JsonNode json = list.get(i);
            String id = json.path("id").textValue();
            NodeTemplate template = schema.template(json.path("data").path("type").asText()).orElse(null);
            JsonNode updated = template == null ? json : update.of(json, template);
            WorkflowNode node = new WorkflowNode(i, id, updated, template);
            WorkflowNode other = nodes.putIfAbsent(id, node);
            if (other != null) {
                throw new WorkflowFormatException(
                        "Workflow " + definition.source() + " has two nodes with the id " + id + ": nodes[" + other.position()
                                                  + "] and nodes[" + i + "]; give one of them another id");
            }
            if (node.invocation() && node.template() == null) {
                warnings.add(new WorkflowWarning(
                        node.place(), "node type '" + node.type() + "' is not among the node facts of " + schema.source()
                                      + "; its values are passed on as they stand"));
            } else if (node.invocation() && update.isBarred(json, template)) {
                warnings.add(new WorkflowWarning(
                        node.place(), "node type '" + node.type() + "' is version " + json.path("data").path("version").asText()
                                      + " in the file and " + template.version() + " in the node facts of " + schema.source()
                                      + "; it may not do what it did"));
            }
        }
    }

    private void findProblems(EdgeCompiler edges, GraphCompiler graph) {
        edges.fedTwice().forEach(key -> problems.add("more than one edge feeds " + key + ", which takes one"));
        if (nodes.values().stream().filter(node -> node.invocation() && node.type().equals(RETURN)).count() > 1) {
            problems.add("it has more than one node of type " + RETURN + ", and may have one");
        }
        nodes.values().stream().filter(node -> node.invocation() && node.type().isEmpty())
                .forEach(node -> problems.add(node.place() + " does not say of which type it is"));
        if (graph.nodes().isEmpty()) {
            problems.add("it has no node that runs");
        }
    }
}
