package io.github.camelinvokeai.client.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;

/**
 * Turns the edges of a workflow file into those of a graph, as InvokeAI's UI does: cosmetic edges are left out,
 * connectors are replaced by what feeds them, duplicates are removed, and edges that lead nowhere are dropped with a
 * warning.
 */
final class EdgeCompiler {

    private static final String CONNECTOR_IN = "in";
    private static final String CONNECTOR_OUT = "out";
    private static final String ITEM_OF_A_COLLECTION = "CollectionItemField";

    private final Map<String, WorkflowNode> nodes;
    private final List<WorkflowWarning> warnings;
    private final Map<String, FieldKey> connectorFeeds = new HashMap<>();
    private final Map<String, Optional<FieldKey>> connectorSources = new HashMap<>();
    private final Set<GraphEdge> edges = new LinkedHashSet<>();
    private final Set<FieldKey> connected = new HashSet<>();
    private final Set<GraphEdge> batchEdges = new LinkedHashSet<>();
    private final Map<FieldKey, FieldKey> generatorEdges = new HashMap<>();

    EdgeCompiler(Map<String, WorkflowNode> nodes, List<WorkflowWarning> warnings) {
        this.nodes = nodes;
        this.warnings = warnings;
    }

    void compile(JsonNode fileEdges) {
        for (JsonNode edge : fileEdges) {
            WorkflowNode target = nodes.get(edge.path("target").asText());
            if (isDefault(edge) && target != null && target.connector() && handle(edge, "targetHandle").equals(CONNECTOR_IN)
                    && leadsFromSomething(source(edge))) {
                connectorFeeds.putIfAbsent(target.id(), source(edge));
            }
        }
        for (int i = 0; i < fileEdges.size(); i++) {
            JsonNode edge = fileEdges.get(i);
            if (isDefault(edge)) {
                add("edges[" + i + "]", edge);
            }
        }
    }

    private void add(String place, JsonNode edge) {
        WorkflowNode target = nodes.get(edge.path("target").asText());
        if (target != null && target.connector()) {
            return;
        }
        FieldKey destination = new FieldKey(edge.path("target").asText(), handle(edge, "targetHandle"));
        FieldKey written = source(edge);
        if (target == null || nodes.get(written.nodeId()) == null) {
            dropped(place, written, destination, "one of its nodes does not exist");
        } else if (written.fieldName().isEmpty() || destination.fieldName().isEmpty()) {
            dropped(place, written, destination, "it names no field at one of its ends");
        } else if (isConnector(written.nodeId()) && !written.fieldName().equals(CONNECTOR_OUT)) {
            dropped(place, written, destination, "a connector has no output " + written.fieldName());
        } else if (target.batchNode()) {
            resolve(written).ifPresent(source -> generatorEdges.putIfAbsent(destination, source));
        } else if (target.executable()) {
            resolve(written).ifPresentOrElse(source -> connect(place, source, destination, target),
                    () -> dropped(place, written, destination, "nothing feeds the connector it comes from"));
        }
    }

    private boolean leadsFromSomething(FieldKey source) {
        return nodes.containsKey(source.nodeId())
                && (isConnector(source.nodeId()) ? source.fieldName().equals(CONNECTOR_OUT) : !source.fieldName().isEmpty());
    }

    private void connect(String place, FieldKey source, FieldKey destination, WorkflowNode target) {
        WorkflowNode origin = nodes.get(source.nodeId());
        if (!origin.executable() && !origin.batchNode()) {
            dropped(place, source, destination, "its source is no node that runs");
        } else if (origin.template() != null && !origin.template().outputs().containsKey(source.fieldName())) {
            dropped(place, source, destination, "node type " + origin.type() + " has no output " + source.fieldName());
        } else if (target.template() != null && target.field(destination.fieldName()) == null) {
            // Also where a node takes values for inputs that it does not declare: the server refuses edges to such inputs.
            dropped(place, source, destination, "node type " + target.type() + " has no input " + destination.fieldName());
        } else if (target.template() != null && target.field(destination.fieldName()).input() == InputMode.DIRECT) {
            dropped(place, source, destination, "the input takes a value only");
        } else {
            connected.add(destination);
            if (origin.executable()) {
                edges.add(new GraphEdge(source, destination));
            } else {
                batchEdges.add(new GraphEdge(source, destination));
            }
        }
    }

    /** Where a value really comes from: follows connectors upstream, however many, and gives up on a ring of them. */
    private Optional<FieldKey> resolve(FieldKey source) {
        Set<String> visited = new HashSet<>();
        FieldKey at = source;
        while (at != null && isConnector(at.nodeId()) && !connectorSources.containsKey(at.nodeId())) {
            at = visited.add(at.nodeId()) ? connectorFeeds.get(at.nodeId()) : null;
        }
        Optional<FieldKey> found = at != null && isConnector(at.nodeId())
                ? connectorSources.get(at.nodeId()) : Optional.ofNullable(at).filter(key -> nodes.containsKey(key.nodeId()));
        visited.forEach(id -> connectorSources.put(id, found));
        return found;
    }

    private boolean isConnector(String nodeId) {
        WorkflowNode node = nodes.get(nodeId);
        return node != null && node.connector();
    }

    private void dropped(String place, FieldKey source, FieldKey destination, String reason) {
        warnings.add(new WorkflowWarning(place, "edge from " + source + " to " + destination + " is left out: " + reason));
    }

    private static boolean isDefault(JsonNode edge) {
        String type = edge.path("type").asText("default");
        return type.equals("default");
    }

    private static FieldKey source(JsonNode edge) {
        return new FieldKey(edge.path("source").asText(), handle(edge, "sourceHandle"));
    }

    private static String handle(JsonNode edge, String name) {
        return edge.path(name).isTextual() ? edge.get(name).textValue() : "";
    }

    /** The edges of the graph, in the order of the file. */
    Set<GraphEdge> edges() {
        return edges;
    }

    /** Every field that an edge feeds, also those that a batch node feeds. */
    Set<FieldKey> connected() {
        return connected;
    }

    /** The edges from batch nodes to nodes of the graph, in the order of the file; they are no edges of the graph. */
    Set<GraphEdge> batchEdges() {
        return batchEdges;
    }

    /** What feeds an input of a batch node: the output of a generator, if all is well. */
    Map<FieldKey, FieldKey> generatorEdges() {
        return generatorEdges;
    }

    /** Inputs that more than one edge feeds though they take one; the server would run them without a word. */
    Set<FieldKey> fedTwice() {
        Set<FieldKey> seen = new HashSet<>();
        Set<FieldKey> twice = new LinkedHashSet<>();
        for (GraphEdge edge : edges) {
            FieldKey destination = edge.destination();
            if (!takesMany(destination) && !seen.add(destination)) {
                twice.add(destination);
            }
        }
        return twice;
    }

    private boolean takesMany(FieldKey destination) {
        FieldTemplate field = nodes.get(destination.nodeId()).field(destination.fieldName());
        return field != null && field.type().name().equals(ITEM_OF_A_COLLECTION);
    }
}
