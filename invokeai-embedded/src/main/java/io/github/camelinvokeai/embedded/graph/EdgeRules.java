package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The rules for the edges of a graph whose nodes are right, in the order and words of the server. Immutable. */
final class EdgeRules {

    private final NodeFacts facts;

    EdgeRules(NodeFacts facts) {
        this.facts = facts;
    }

    /** What is wrong first. */
    Optional<String> fault(Graph graph) {
        return mismatchedId(graph).or(() -> loose(graph)).or(() -> cycle(graph)).or(() -> misfit(graph))
                .or(() -> special(graph));
    }

    private static Optional<String> mismatchedId(Graph graph) {
        return graph.nodes().entrySet().stream().filter(node -> !node.getKey().equals(node.getValue().path("id").asText()))
                .map(node -> "Node ids must match, got " + node.getKey() + " and " + node.getValue().path("id").asText())
                .findFirst();
    }

    private Optional<String> loose(Graph graph) {
        for (Edge edge : graph.edges()) {
            if (!graph.nodes().containsKey(edge.source())) {
                return Optional.of("Edge source node " + edge.source() + " does not exist in the graph");
            }
            if (!graph.nodes().containsKey(edge.destination())) {
                return Optional.of("Edge destination node " + edge.destination() + " does not exist in the graph");
            }
            if (!type(graph, edge.source()).outputs().containsKey(edge.output())) {
                return Optional.of("Edge source field " + edge.output() + " does not exist in node " + edge.source());
            }
            if (!type(graph, edge.destination()).fields().containsKey(edge.input())) {
                return Optional.of("Edge destination field " + edge.input() + " does not exist in node " + edge.destination());
            }
        }
        return Optional.empty();
    }

    private NodeFacts.NodeType type(Graph graph, String nodeId) {
        return facts.type(graph.nodes().get(nodeId));
    }

    private static Optional<String> cycle(Graph graph) {
        return GraphOrder.sorted(graph).size() < graph.nodes().size() ? Optional.of("Graph contains cycles") : Optional.empty();
    }

    private Optional<String> misfit(Graph graph) {
        return graph.edges().stream().filter(edge -> !output(graph, edge).fits(input(graph, edge)))
                .map(edge -> "Edge source and target types do not match (" + edge + ")").findFirst();
    }

    private PortType output(Graph graph, Edge edge) {
        return PortType.of(type(graph, edge.source()).outputs().get(edge.output()));
    }

    private PortType input(Graph graph, Edge edge) {
        JsonNode schema = type(graph, edge.destination()).fields().get(edge.input());
        return PortType.of(schema);
    }

    private Optional<String> special(Graph graph) {
        for (Map.Entry<String, ?> node : graph.nodes().entrySet()) {
            String id = node.getKey();
            Optional<String> fault = switch (graph.type(id)) {
                case NodeFacts.ITERATE -> iterator(graph, id).map(what -> "Invalid iterator node (" + id + "): " + what);
                case NodeFacts.COLLECT -> collector(graph, id).map(what -> "Invalid collector node (" + id + "): " + what);
                default -> Optional.empty();
            };
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> iterator(Graph graph, String id) {
        List<Edge> inputs = graph.into(id).stream().filter(edge -> edge.input().equals("collection")).toList();
        if (inputs.size() != 1) {
            return Optional.of(inputs.isEmpty()
                    ? "Iterator must have a collection input edge" : "Iterator may only have one input edge");
        }
        PortType collection = output(graph, inputs.get(0));
        if (!collection.isList()) {
            return Optional.of("Iterator input must be a collection");
        }
        List<PortType> targets = from(graph, id, "item");
        if (!targets.stream().allMatch(collection.of().get(0)::fits)) {
            return Optional.of("Iterator outputs must connect to an input with a matching type");
        }
        String source = inputs.get(0).source();
        if (graph.type(source).equals(NodeFacts.COLLECT)) {
            PortType root = root(collected(graph, source, new HashSet<>()));
            if (root != null && !targets.stream().allMatch(root::fits)) {
                return Optional.of("Iterator collection type must match all iterator output types");
            }
        }
        return Optional.empty();
    }

    private List<PortType> from(Graph graph, String id, String output) {
        return graph.edges().stream().filter(edge -> edge.source().equals(id) && edge.output().equals(output))
                .map(edge -> input(graph, edge)).toList();
    }

    private Optional<String> collector(Graph graph, String id) {
        List<Edge> items = new ArrayList<>();
        List<Edge> collections = new ArrayList<>();
        for (Edge edge : graph.into(id)) {
            (edge.input().equals("item") ? items : collections).add(edge);
        }
        if (items.isEmpty() && collections.isEmpty()) {
            return Optional.of("Collector must have at least one item or collection input edge");
        }
        boolean lists = collections.stream().map(edge -> output(graph, edge)).allMatch(type -> type.hasList() || type.isAny());
        if (!lists) {
            return Optional.of("Collector collection input must be a collection");
        }
        Set<PortType> types = collected(graph, id, new HashSet<>());
        Set<PortType> known = new LinkedHashSet<>(types);
        known.remove(PortType.ANY);
        if (known.size() > 1) {
            return Optional.of("Collector input collection items must be of a single type");
        }
        List<PortType> targets = from(graph, id, "collection");
        if (!targets.stream().allMatch(target -> target.hasList() || target.isAny())) {
            return Optional.of("Collector output must connect to a collection input");
        }
        PortType root = root(types);
        boolean fits = root == null || targets.stream().allMatch(target -> target.isAny() || target.takesCollectionOf(root));
        return fits
                ? Optional.empty()
                : Optional.of("Collector outputs must connect to a collection input with a matching type");
    }

    private static PortType root(Set<PortType> types) {
        return types.stream().filter(type -> !type.equals(PortType.ANY)).findFirst()
                .orElse(types.isEmpty() ? null : PortType.ANY);
    }

    /** What may be in a collection, also through other collectors. */
    private Set<PortType> collected(Graph graph, String id, Set<String> seen) {
        Set<PortType> types = new LinkedHashSet<>();
        if (seen.add(id)) {
            for (Edge edge : graph.into(id)) {
                boolean chained = graph.type(edge.source()).equals(NodeFacts.COLLECT) && edge.output().equals("collection");
                if (edge.input().equals("item")) {
                    types.addAll(output(graph, edge).branches());
                } else if (chained) {
                    types.addAll(collected(graph, edge.source(), seen));
                } else {
                    types.addAll(output(graph, edge).itemTypes());
                }
            }
        }
        return types;
    }
}
