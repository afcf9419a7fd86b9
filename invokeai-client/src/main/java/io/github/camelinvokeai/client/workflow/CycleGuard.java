package io.github.camelinvokeai.client.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells whether an edge would close a cycle of nodes. Hardly any workflow has one, so the nodes that could lie on one
 * are found once, and edges between others cost nothing.
 */
final class CycleGuard {

    private final Set<String> suspects;
    private final Map<String, List<WorkflowEdge>> outgoing = new HashMap<>();
    private boolean closed;

    /** @param all every edge that may be added, whether it will be or not */
    CycleGuard(Collection<WorkflowEdge> all) {
        suspects = trimmed(all);
    }

    /** What remains when nodes without an edge to them, or from them, are taken away again and again. */
    private static Set<String> trimmed(Collection<WorkflowEdge> all) {
        Set<String> left = new HashSet<>();
        for (WorkflowEdge edge : all) {
            left.add(edge.source().nodeId());
            left.add(edge.target().nodeId());
        }
        trim(left, all, WorkflowEdge::source, WorkflowEdge::target);
        if (left.isEmpty()) {
            return left;
        }
        trim(left, all, WorkflowEdge::target, WorkflowEdge::source);
        return left;
    }

    private static void trim(
            Set<String> left, Collection<WorkflowEdge> all, Function<WorkflowEdge, FieldKey> from,
            Function<WorkflowEdge, FieldKey> to) {
        Map<String, Integer> degrees = new HashMap<>();
        Map<String, List<String>> next = new HashMap<>();
        for (WorkflowEdge edge : all) {
            next.computeIfAbsent(from.apply(edge).nodeId(), id -> new ArrayList<>()).add(to.apply(edge).nodeId());
            degrees.merge(to.apply(edge).nodeId(), 1, Integer::sum);
        }
        Deque<String> free = new ArrayDeque<>(left.stream().filter(id -> !degrees.containsKey(id)).toList());
        while (!free.isEmpty()) {
            String id = free.pop();
            left.remove(id);
            next.getOrDefault(id, List.of()).forEach(other -> {
                if (degrees.merge(other, -1, Integer::sum) == 0) {
                    free.push(other);
                }
            });
        }
    }

    void add(WorkflowEdge edge) {
        closed |= isSuspect(edge.source().nodeId(), edge.target().nodeId())
                && reaches(edge.target().nodeId(), edge.source().nodeId(), Set.of());
        outgoing.computeIfAbsent(edge.source().nodeId(), id -> new ArrayList<>()).add(edge);
    }

    /**
     * Whether there would be a cycle with an edge from one node to the other.
     *
     * @param without edges that do not count
     */
    boolean wouldClose(String source, String target, Set<WorkflowEdge> without) {
        return closed || (isSuspect(source, target) && reaches(target, source, without));
    }

    private boolean isSuspect(String source, String target) {
        return suspects.contains(source) && suspects.contains(target);
    }

    private boolean reaches(String from, String to, Set<WorkflowEdge> without) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (id.equals(to)) {
                return true;
            }
            for (WorkflowEdge edge : outgoing.getOrDefault(id, List.of())) {
                String next = edge.target().nodeId();
                if (suspects.contains(next) && !without.contains(edge) && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }
}
