package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which nodes can run. */
final class GraphOrder {

    private GraphOrder() {
    }

    /** The nodes, each after those that feed it; where there are cycles, without what is in them or behind them. */
    static List<String> sorted(Graph graph) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        Map<String, Integer> missing = new HashMap<>();
        graph.nodes().keySet().forEach(id -> {
            next.put(id, new LinkedHashSet<>());
            missing.put(id, 0);
        });
        for (Edge edge : graph.edges()) {
            if (next.get(edge.source()).add(edge.destination())) {
                missing.merge(edge.destination(), 1, Integer::sum);
            }
        }
        List<String> sorted = new ArrayList<>();
        next.keySet().stream().filter(id -> missing.get(id) == 0).forEach(sorted::add);
        for (int i = 0; i < sorted.size(); i++) {
            for (String id : next.get(sorted.get(i))) {
                if (missing.merge(id, -1, Integer::sum) == 0) {
                    sorted.add(id);
                }
            }
        }
        return sorted;
    }

    /** All nodes that a node depends on. */
    static Set<String> ancestors(Graph graph, String nodeId) {
        Set<String> ancestors = new HashSet<>();
        List<String> todo = new ArrayList<>(List.of(nodeId));
        while (!todo.isEmpty()) {
            for (Edge edge : graph.into(todo.remove(todo.size() - 1))) {
                if (ancestors.add(edge.source())) {
                    todo.add(edge.source());
                }
            }
        }
        return ancestors;
    }
}
