package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The prepared nodes that can run, in the server's order: all of one class, then the next class by name; within a class
 * by place, then as they became ready.
 */
final class ReadyNodes {

    private final Map<String, List<Prepared>> byClass = new TreeMap<>();
    private final Function<Prepared, String> className;
    private String active;

    ReadyNodes(Function<Prepared, String> className) {
        this.className = className;
    }

    void add(Prepared node) {
        List<Prepared> ready = byClass.computeIfAbsent(className.apply(node), unused -> new ArrayList<>());
        int at = ready.size();
        while (at > 0 && after(ready.get(at - 1).path(), node.path())) {
            at--;
        }
        ready.add(at, node);
    }

    private static boolean after(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) > other.get(i);
            }
        }
        return one.size() > other.size();
    }

    Optional<Prepared> next() {
        if (active == null || byClass.get(active).isEmpty()) {
            active = byClass.entrySet().stream().filter(ready -> !ready.getValue().isEmpty()).map(Map.Entry::getKey).findFirst()
                    .orElse(null);
        }
        return active == null ? Optional.empty() : Optional.of(byClass.get(active).remove(0));
    }
}
