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
import io.github.camelinvokeai.client.workflow.WorkflowProblem.Kind;

/**
 * Compiles a workflow against a schema: what can be decided once is decided here, and what cannot work is found here.
 */
final class PlanCompiler {

    private static final String COLLECT = "collect";
    private static final String RETURN = "workflow_return";
    private static final String OWN_PACK = "invokeai";

    private final WorkflowDefinition definition;
    private final NodeSchema schema;
    private final List<WorkflowWarning> warnings = new ArrayList<>();
    private final CompileOptions options;
    private final boolean allFacts;
    private final List<WorkflowProblem> problems = new ArrayList<>();
    private final Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
    private EdgeCompiler edges;
    private NodeUpdate update;
    private NodeFitness fitness;
    private List<WorkflowInput> inputs;

    PlanCompiler(WorkflowDefinition definition, NodeSchema schema, CompileOptions options) {
        this.definition = definition;
        this.schema = schema;
        this.options = options;
        this.allFacts = options.allFacts() || schema != NodeSchema.shipped();
    }

    /** The inputs, which need no graph. To be called once, and first. */
    List<WorkflowInput> discover() {
        checkVersion();
        readNodes();
        edges = new EdgeCompiler(nodes, warnings);
        edges.compile(definition.tree().path("edges"));
        update = new NodeUpdate(definition, options.nodeUpgrade(), edges.targets());
        fitness = fitness(update);
        nodes.replaceAll((id, node) -> update.of(node));
        List<Placement> placements = new FormWalk(definition.tree(), warnings).placements().stream()
                .map(placement -> placement.at(RenamedInput.current(placement.key(), nodes))).toList();
        inputs = List.copyOf(new InputCompiler(definition.tree(), nodes, edges.connected(), warnings).compile(placements));
        return inputs;
    }

    /** The whole plan, with the inputs that were discovered. To be called once. */
    WorkflowPlan compile() {
        Set<FieldKey> batchFed = edges.batchEdges().stream().map(GraphEdge::destination).collect(Collectors.toSet());
        GraphCompiler graph = new GraphCompiler(
                nodes, edges.connected(), batchFed, inputs, definition.schemaVersion().startsWith("1."), warnings);
        graph.compile();
        findProblems(edges, graph);
        List<BatchNode> batchNodes = new BatchCompiler(nodes, edges, inputs, problems, warnings).compile();
        var edgesJson = JsonNodeFactory.instance.arrayNode();
        edges.edges().forEach(edge -> edgesJson.add(edge.toJson()));
        return new WorkflowPlan(
                definition, schema, inputs, graph.slots(), edges.connected(), graph.connectionOnly(), graph.nodes(),
                edgesJson, batchNodes, graph.missing(), List.copyOf(problems), List.copyOf(warnings),
                new EmbeddedWorkflow(definition.tree()), fitness, update.changes());
    }

    /**
     * What the schema does not know is a problem, unless it is the one that comes with the client: the server may have
     * other nodes, and is asked before anything is sent.
     */
    private NodeFitness fitness(NodeUpdate versions) {
        NodeFitness found = new NodeFitness(
                nodes.values().stream().filter(node -> node.executable() || node.givenUp()).toList(), versions,
                options.nodeUpgrade() == NodeUpgrade.UPGRADE);
        if (allFacts) {
            problems.addAll(found.unfit(schema));
        }
        return found;
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
        NodeUpdate update = new NodeUpdate(definition, options.nodeUpgrade(), Set.of());
        for (int i = 0; i < list.size(); i++) {
            JsonNode json = list.get(i);
            String id = json.path("id").textValue();
            NodeTemplate template = schema.template(json.path("data").path("type").asText()).orElse(null);
            boolean givenUp = template == null && allFacts && json.path("data").path("nodePack").asText().equals(OWN_PACK);
            WorkflowNode node = new WorkflowNode(i, id, json, template, givenUp);
            WorkflowNode other = nodes.putIfAbsent(id, node);
            if (other != null) {
                throw new WorkflowFormatException(
                        "Workflow " + definition.source() + " has two nodes with the id " + id + ": nodes[" + other.position()
                                                  + "] and nodes[" + i + "]; give one of them another id");
            }
            if (node.invocation() && template == null) {
                warn(node, "node type '" + node.type() + "' is not among the node facts of " + schema.source()
                           + (givenUp ? "; the node is left out" : "; its values are passed on as they stand"));
            } else if (node.invocation() && options.nodeUpgrade() != NodeUpgrade.OFF && update.isBarred(node, template)) {
                warn(node, "node type '" + node.type() + "' is version " + update.version(node) + " in the file and "
                           + template.version() + " in the node facts of " + schema.source()
                           + "; it may not do what it did");
            }
        }
    }

    private void warn(WorkflowNode node, String text) {
        warnings.add(new WorkflowWarning(node.place(), text));
    }

    private void findProblems(EdgeCompiler edges, GraphCompiler graph) {
        if (nodes.values().stream().filter(node -> node.invocation() && node.type().equals(RETURN)).count() > 1) {
            problems.add(
                    new WorkflowProblem(
                            Kind.TOO_MANY_NODES, "",
                            "it has more than one node of type " + RETURN + ", and may have one"));
        }
        nodes.values().stream().filter(node -> node.invocation() && node.type().isEmpty())
                .forEach(node -> problems.add(
                        new WorkflowProblem(
                                Kind.NODE_WITHOUT_TYPE, node.id(), node.place(),
                                node.place() + " does not say of which type it is")));
        nodes.values().stream().filter(node -> node.executable() && node.type().equals(COLLECT) && !isFed(node, edges))
                .forEach(node -> problems.add(
                        new WorkflowProblem(
                                Kind.CONNECTION, node.place(),
                                "nothing feeds the collector " + node.place() + ", and the server refuses such a graph")));
        if (graph.nodes().isEmpty()) {
            problems.add(new WorkflowProblem(Kind.NOTHING_TO_RUN, "", "it has no node that runs"));
        }
    }

    private static boolean isFed(WorkflowNode collector, EdgeCompiler edges) {
        return edges.connected().contains(new FieldKey(collector.id(), "item"))
                || edges.connected().contains(new FieldKey(collector.id(), "collection"));
    }
}
