package io.github.camelinvokeai.client.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edges of a file that have been found to be sound so far, and where connectors lead: upstream to the output that
 * feeds them, downstream to the inputs that they feed.
 */
final class AcceptedEdges {

    static final String CONNECTOR_IN = "in";
    static final String CONNECTOR_OUT = "out";

    private final Map<String, WorkflowNode> nodes;
    private final CycleGuard cycles;
    private final List<WorkflowEdge> edges = new ArrayList<>();
    private final Set<GraphEdge> pairs = new HashSet<>();
    private final Map<FieldKey, List<WorkflowEdge>> byTarget = new HashMap<>();
    private final Map<String, List<WorkflowEdge>> byConnector = new HashMap<>();
    /** Of a connector that another one feeds, that one or one still further up. */
    private final Map<String, String> upstream = new HashMap<>();
    private final Map<String, FieldKey> connectorSources = new HashMap<>();

    /** @param all every edge that may be added */
    AcceptedEdges(Map<String, WorkflowNode> nodes, Collection<WorkflowEdge> all) {
        this.nodes = nodes;
        this.cycles = new CycleGuard(all);
    }

    void add(WorkflowEdge edge) {
        cycles.add(edge);
        if (edge.collapsed()) {
            return;
        }
        edges.add(edge);
        pairs.add(new GraphEdge(edge.source(), edge.target()));
        byTarget.computeIfAbsent(edge.target(), key -> new ArrayList<>()).add(edge);
        if (isConnector(edge.source().nodeId())) {
            byConnector.computeIfAbsent(edge.source().nodeId(), id -> new ArrayList<>()).add(edge);
        }
        if (isConnector(edge.target().nodeId())) {
            feed(edge.target().nodeId(), edge.source());
        }
    }

    private void feed(String connector, FieldKey source) {
        if (!isConnector(source.nodeId())) {
            connectorSources.put(connector, source);
        } else if (!top(source.nodeId()).equals(connector)) {
            // A ring of connectors stays without a source.
            upstream.put(connector, source.nodeId());
        }
    }

    /** The ordinary edges in the order of the file. */
    List<WorkflowEdge> edges() {
        return edges;
    }

    boolean has(FieldKey source, FieldKey target, Set<WorkflowEdge> without) {
        return byTarget.containsKey(target) && pairs.contains(new GraphEdge(source, target))
                && to(target, without).stream().anyMatch(edge -> edge.source().equals(source));
    }

    List<WorkflowEdge> to(FieldKey target, Set<WorkflowEdge> without) {
        List<WorkflowEdge> found = byTarget.getOrDefault(target, List.of());
        return without.isEmpty() ? found : found.stream().filter(edge -> !without.contains(edge)).toList();
    }

    boolean isConnector(String nodeId) {
        WorkflowNode node = nodes.get(nodeId);
        return node != null && node.connector();
    }

    /** The output that a value really comes from; empty if nothing feeds the connectors on the way. */
    Optional<FieldKey> resolve(FieldKey source) {
        return isConnector(source.nodeId())
                ? Optional.ofNullable(connectorSources.get(top(source.nodeId()))) : Optional.of(source);
    }

    /** The first of the connectors that feed each other down to this one; shortens the way for the next time. */
    private String top(String connector) {
        String at = connector;
        while (upstream.containsKey(at)) {
            String next = upstream.get(at);
            if (upstream.containsKey(next)) {
                upstream.put(at, upstream.get(next));
            }
            at = next;
        }
        return at;
    }

    /** All edges that lead on from a connector, also over other connectors. */
    Set<WorkflowEdge> downstream(String connector) {
        Set<WorkflowEdge> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(connector));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (WorkflowEdge edge : byConnector.getOrDefault(open.pop(), List.of())) {
                found.add(edge);
                if (isConnector(edge.target().nodeId()) && seen.add(edge.target().nodeId())) {
                    open.push(edge.target().nodeId());
                }
            }
        }
        return found;
    }

    /** Of those edges the ones that lead to something else than a connector. */
    List<WorkflowEdge> ends(Set<WorkflowEdge> downstream) {
        return downstream.stream().filter(edge -> !isConnector(edge.target().nodeId())).toList();
    }

    boolean wouldCloseCycle(String source, String target, Set<WorkflowEdge> without) {
        return cycles.wouldClose(source, target, without);
    }
}
