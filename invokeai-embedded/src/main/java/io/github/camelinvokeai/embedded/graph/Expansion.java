package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says how often a node is run, and on what: once for each combination of what its inputs were run for. An iterator
 * multiplies by the items of its collection, a collector gathers over the innermost iterator before it.
 */
final class Expansion {

    private static final Comparator<Map<String, Integer>> BY_PLACE = Expansion::compare;

    private final Graph graph;
    /** Prepared nodes by the id of the node they are of; a node that ran for nothing has an empty list. */
    private final Function<String, List<Prepared>> prepared;
    private final Function<Edge, Integer> sizeOfCollection;

    Expansion(Graph graph, Function<String, List<Prepared>> prepared, Function<Edge, Integer> sizeOfCollection) {
        this.graph = graph;
        this.prepared = prepared;
        this.sizeOfCollection = sizeOfCollection;
    }

    /** What a node is prepared as; everything before it is prepared. */
    List<Prepared> of(String nodeId) {
        List<Prepared> made = new ArrayList<>();
        if (graph.type(nodeId).equals(NodeFacts.COLLECT)) {
            for (Map<String, Integer> group : groups(nodeId)) {
                made.add(prepare(nodeId, group, edges(nodeId, group, true), graph.nodes().get(nodeId)));
            }
            return made;
        }
        for (Map<String, Integer> place : places(nodeId)) {
            List<Edge> inputs = edges(nodeId, place, false);
            if (graph.type(nodeId).equals(NodeFacts.ITERATE)) {
                int size = sizeOfCollection.apply(inputs.get(0));
                for (int i = 0; i < size; i++) {
                    Map<String, Integer> deeper = new LinkedHashMap<>(place);
                    deeper.put(nodeId, i);
                    made.add(prepare(nodeId, deeper, inputs, graph.nodes().get(nodeId).deepCopy().put("index", i)));
                }
            } else {
                made.add(prepare(nodeId, place, inputs, graph.nodes().get(nodeId)));
            }
        }
        return made;
    }

    private static Prepared prepare(String nodeId, Map<String, Integer> place, List<Edge> inputs, ObjectNode node) {
        String id = UUID.randomUUID().toString();
        List<Edge> own = inputs.stream().map(edge -> new Edge(edge.source(), edge.output(), id, edge.input())).toList();
        Prepared one = new Prepared(id, nodeId, place, own, node.deepCopy().put("id", id));
        one.waitFor(own.size());
        return one;
    }

    /** Every combination of the places of what feeds the node, in order. */
    private List<Map<String, Integer>> places(String nodeId) {
        List<Map<String, Integer>> places = List.of(Map.of());
        for (String source : sources(nodeId)) {
            places = joined(places, prepared.apply(source).stream().map(Prepared::place).toList());
        }
        return places.stream().sorted(BY_PLACE).toList();
    }

    private Set<String> sources(String nodeId) {
        Set<String> sources = new LinkedHashSet<>();
        graph.into(nodeId).forEach(edge -> sources.add(edge.source()));
        return sources;
    }

    private static List<Map<String, Integer>> joined(
            Collection<Map<String, Integer>> left, Collection<Map<String, Integer>> right) {
        Set<Map<String, Integer>> joined = new LinkedHashSet<>();
        for (Map<String, Integer> one : left) {
            for (Map<String, Integer> other : right) {
                if (agree(one, other)) {
                    Map<String, Integer> both = new LinkedHashMap<>(one);
                    both.putAll(other);
                    joined.add(both);
                }
            }
        }
        return List.copyOf(joined);
    }

    private static boolean agree(Map<String, Integer> one, Map<String, Integer> other) {
        return one.entrySet().stream()
                .allMatch(axis -> axis.getValue().equals(other.getOrDefault(axis.getKey(), axis.getValue())));
    }

    private static int compare(Map<String, Integer> one, Map<String, Integer> other) {
        List<Integer> left = List.copyOf(one.values());
        List<Integer> right = List.copyOf(other.values());
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = Integer.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private List<Edge> edges(String nodeId, Map<String, Integer> place, boolean several) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : graph.into(nodeId)) {
            prepared.apply(edge.source()).stream().filter(source -> agree(source.place(), place))
                    .sorted(Comparator.comparing(Prepared::place, BY_PLACE)).limit(several ? Long.MAX_VALUE : 1)
                    .forEach(source -> edges.add(new Edge(source.id(), edge.output(), nodeId, edge.input())));
        }
        return edges;
    }

    /** The places that a collector gathers for: those of its inputs, but for the innermost iterator of single items. */
    private List<Map<String, Integer>> groups(String nodeId) {
        Set<Map<String, Integer>> groups = new LinkedHashSet<>();
        for (Edge edge : graph.into(nodeId)) {
            boolean item = edge.input().equals("item");
            List<Prepared> sources = prepared.apply(edge.source());
            Set<Map<String, Integer>> ofThis = new LinkedHashSet<>();
            sources.forEach(source -> ofThis.add(item ? withoutLast(source.place()) : source.place()));
            if (item) {
                ofThis.addAll(placesOfInnermostCollection(edge.source()));
            }
            if (!ofThis.isEmpty()) {
                groups = new LinkedHashSet<>(groups.isEmpty() ? ofThis : joined(groups, ofThis));
            }
        }
        return groups.isEmpty() ? List.of(Map.of()) : innermost(groups).stream().sorted(BY_PLACE).toList();
    }

    // What is gathered for a part of the places is not gathered for the whole once more.
    private static List<Map<String, Integer>> innermost(Set<Map<String, Integer>> groups) {
        return groups.stream().filter(group -> groups.stream().noneMatch(other -> isWithin(other, group))).toList();
    }

    private static boolean isWithin(Map<String, Integer> inner, Map<String, Integer> outer) {
        return inner.size() > outer.size() && inner.entrySet().containsAll(outer.entrySet());
    }

    private static Map<String, Integer> withoutLast(Map<String, Integer> place) {
        Map<String, Integer> outer = new LinkedHashMap<>();
        place.entrySet().stream().limit(Math.max(0, place.size() - 1))
                .forEach(axis -> outer.put(axis.getKey(), axis.getValue()));
        return outer;
    }

    // An iterator over an empty list leaves no trace but the place of that list: there is nothing to gather, but a gathering.
    private List<Map<String, Integer>> placesOfInnermostCollection(String sourceId) {
        String innermost = innermostIterator(sourceId);
        return innermost == null ? List.of() : places(innermost);
    }

    private String innermostIterator(String nodeId) {
        if (graph.type(nodeId).equals(NodeFacts.ITERATE)) {
            return nodeId;
        }
        List<String> order = GraphOrder.sorted(graph);
        return GraphOrder.ancestors(graph, nodeId).stream().filter(id -> graph.type(id).equals(NodeFacts.ITERATE))
                .max(Comparator.comparingInt(order::indexOf)).orElse(null);
    }
}
