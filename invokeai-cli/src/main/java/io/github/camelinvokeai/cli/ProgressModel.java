package io.github.camelinvokeai.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelinvokeai.client.events.InvocationComplete;
import io.github.camelinvokeai.client.events.InvocationEvent;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvocationStarted;
import io.github.camelinvokeai.client.events.InvokeAIEvent;

/**
 * Reckons from a job's events how far it has come. Every node of the graph counts with its weight; a node that tells
 * its own progress counts in part while it runs. A node that runs again for each item of a list counts once, as nobody
 * knows how often it will. Thread-safe.
 */
final class ProgressModel {

    private final Map<String, GraphNode> nodes;
    private final int weightOfRun;
    private final int runs;
    private final Map<Integer, Item> running = new HashMap<>();
    private int ended;
    private double reached;
    private String node;
    private Double nodeFraction;
    private boolean working;

    /**
     * @param nodes those of the graph, by id; nodes that are not among them do not count
     * @param runs  how many items the job has, each of which runs the graph once
     */
    ProgressModel(Map<String, GraphNode> nodes, int runs) {
        this.nodes = Map.copyOf(nodes);
        this.weightOfRun = weight(nodes.keySet());
        this.runs = runs;
    }

    synchronized void hear(InvokeAIEvent event) {
        if (event instanceof InvocationEvent invocation && nodes.containsKey(invocation.nodeId())) {
            hear(invocation, running.computeIfAbsent(invocation.itemId(), id -> new Item()));
        }
    }

    private void hear(InvocationEvent event, Item item) {
        if (event instanceof InvocationComplete) {
            item.done.add(event.nodeId());
            item.part = 0;
            working = false;
            nodeFraction = null;
        } else if (event instanceof InvocationStarted) {
            node = nodes.get(event.nodeId()).label();
            working = true;
            nodeFraction = null;
        } else if (event instanceof InvocationProgress progress) {
            node = nodes.get(event.nodeId()).label();
            working = true;
            nodeFraction = progress.percentage();
            item.part = progress.percentage() == null || item.done.contains(event.nodeId())
                    ? 0 : progress.percentage() * nodes.get(event.nodeId()).weight();
        }
    }

    /** An item has run to its end, all its nodes included, whether or not they were heard of. */
    synchronized void itemCompleted(int itemId) {
        running.remove(itemId);
        ended++;
        working = false;
        nodeFraction = null;
    }

    synchronized Progress progress() {
        int steps = nodes.size() * runs;
        int done = Math.min(steps, ended * nodes.size() + running.values().stream().mapToInt(item -> item.done.size()).sum());
        double work = running.values().stream().mapToDouble(item -> weight(item.done) + item.part).sum();
        double all = (double) weightOfRun * runs;
        reached = steps == 0 ? 1 : Math.max(reached, Math.min(1, (ended * weightOfRun + work) / all));
        return new Progress(steps, working ? Math.min(steps, done + 1) : done, reached, node, nodeFraction);
    }

    private int weight(Set<String> nodeIds) {
        return nodeIds.stream().mapToInt(id -> nodes.get(id).weight()).sum();
    }

    /** One run of the graph. */
    private static final class Item {
        private final Set<String> done = new HashSet<>();
        private double part;
    }
}
