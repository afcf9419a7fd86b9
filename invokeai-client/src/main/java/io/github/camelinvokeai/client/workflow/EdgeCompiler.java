package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Turns the edges of a workflow file into those of a graph, as InvokeAI's UI does: edges that cannot be are dropped
 * with a warning, cosmetic ones are left out, connectors are replaced by what feeds them, and duplicates are removed.
 */
final class EdgeCompiler {

    private final Map<String, WorkflowNode> nodes;
    private final List<WorkflowWarning> warnings;
    private final Set<GraphEdge> edges = new LinkedHashSet<>();
    private final Set<FieldKey> connected = new HashSet<>();
    private final Set<GraphEdge> batchEdges = new LinkedHashSet<>();
    private final Map<FieldKey, FieldKey> generatorEdges = new HashMap<>();
    private final Set<FieldKey> targets = new HashSet<>();

    EdgeCompiler(Map<String, WorkflowNode> nodes, List<WorkflowWarning> warnings) {
        this.nodes = nodes;
        this.warnings = warnings;
    }

    void compile(JsonNode fileEdges) {
        List<WorkflowEdge> read = new ArrayList<>();
        for (int i = 0; i < fileEdges.size(); i++) {
            if (WorkflowEdge.isKnown(fileEdges.get(i))) {
                read.add(WorkflowEdge.read(i, fileEdges.get(i)));
            }
        }
        AcceptedEdges accepted = new AcceptedEdges(nodes, read);
        ConnectionRules rules = new ConnectionRules(nodes, accepted);
        read.forEach(edge -> rules.refusal(edge).ifPresentOrElse(reason -> dropped(edge, reason), () -> accepted.add(edge)));
        accepted.edges().forEach(edge -> connect(edge, accepted));
    }

    private void connect(WorkflowEdge edge, AcceptedEdges accepted) {
        targets.add(edge.target());
        WorkflowNode target = nodes.get(edge.target().nodeId());
        Optional<FieldKey> source = accepted.resolve(edge.source());
        if (target.batchNode()) {
            source.ifPresent(found -> {
                connected.add(edge.target());
                generatorEdges.putIfAbsent(edge.target(), found);
            });
        } else if (target.executable()) {
            source.ifPresentOrElse(found -> connect(edge, found),
                    () -> dropped(edge, "nothing feeds the connector it comes from"));
        }
    }

    private void connect(WorkflowEdge edge, FieldKey source) {
        WorkflowNode origin = nodes.get(source.nodeId());
        if (origin.executable()) {
            connected.add(edge.target());
            edges.add(new GraphEdge(source, edge.target()));
        } else if (origin.batchNode()) {
            connected.add(edge.target());
            batchEdges.add(new GraphEdge(source, edge.target()));
        } else {
            dropped(edge, "its source is no node that runs");
        }
    }

    private void dropped(WorkflowEdge edge, String reason) {
        warnings.add(new WorkflowWarning(edge.place(), edge.described() + " is left out: " + reason));
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

    /** Every field that a sound edge leads to, also one that carries nothing. */
    Set<FieldKey> targets() {
        return targets;
    }
}
