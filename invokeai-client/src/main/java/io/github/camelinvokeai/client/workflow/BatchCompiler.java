package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.schema.FieldTemplate;

/** Finds the batch nodes of a workflow, what generates their values, and where these go. */
final class BatchCompiler {

    private static final String GROUP = "batch_group_id";
    private static final String GENERATOR = "generator";
    private static final String SUFFIX = "_batch";

    private final Map<String, WorkflowNode> nodes;
    private final EdgeCompiler edges;
    private final List<WorkflowProblem> problems;
    private final List<WorkflowWarning> warnings;
    private final Map<FieldKey, WorkflowInput> exposed = new HashMap<>();
    private final Map<FieldKey, List<GraphEdge>> edgesBySource = new HashMap<>();

    BatchCompiler(Map<String, WorkflowNode> nodes, EdgeCompiler edges, List<WorkflowInput> inputs,
                  List<WorkflowProblem> problems,
                  List<WorkflowWarning> warnings) {
        this.nodes = nodes;
        this.edges = edges;
        this.problems = problems;
        this.warnings = warnings;
        inputs.forEach(input -> exposed.putIfAbsent(input.key(), input));
        edges.batchEdges().forEach(
                edge -> edgesBySource.computeIfAbsent(edge.source(), source -> new ArrayList<>()).add(edge));
    }

    /** Those that feed something, in the order of the file. */
    List<BatchNode> compile() {
        List<BatchNode> found = new ArrayList<>();
        for (WorkflowNode node : nodes.values()) {
            if (node.batchNode()) {
                List<BatchNode.Target> targets = targets(node);
                if (targets.isEmpty()) {
                    warnings.add(new WorkflowWarning(node.place(), "the batch node feeds nothing; it is left out"));
                } else {
                    found.add(batchNode(node, targets));
                }
            }
        }
        return List.copyOf(found);
    }

    private BatchNode batchNode(WorkflowNode node, List<BatchNode.Target> targets) {
        String kind = kind(node);
        FieldKey collection = new FieldKey(node.id(), kind + "s");
        Slot generator = Optional.ofNullable(edges.generatorEdges().get(collection))
                .flatMap(source -> generator(node, kind, source)).orElse(null);
        return new BatchNode(
                name(node), kind, slot(node, new FieldKey(node.id(), GROUP)), slot(node, collection), generator, targets);
    }

    private Optional<Slot> generator(WorkflowNode node, String kind, FieldKey source) {
        WorkflowNode generator = nodes.get(source.nodeId());
        if (generator.type().equals(kind + "_" + GENERATOR)) {
            return Optional.of(slot(generator, new FieldKey(generator.id(), GENERATOR)));
        }
        problem(node, "takes values from " + generator.place() + ", which is no " + kind + " generator; take that edge away");
        return Optional.empty();
    }

    private Slot slot(WorkflowNode node, FieldKey key) {
        FieldTemplate template = node.field(key.fieldName());
        WorkflowInput input = exposed.get(key);
        JsonNode value = node.input(key.fieldName()).path("value");
        JsonNode stored = StoredValue.kept(value).orElse(null);
        return new Slot(key, input == null ? name(node) : input.described(), Reference.of(template), stored, false, false);
    }

    private List<BatchNode.Target> targets(WorkflowNode node) {
        String output = kind(node).equals("image") ? "image" : "value";
        List<BatchNode.Target> targets = new ArrayList<>();
        for (GraphEdge edge : edgesBySource.getOrDefault(new FieldKey(node.id(), output), List.of())) {
            target(node, edge.destination()).ifPresent(targets::add);
        }
        return targets;
    }

    private Optional<BatchNode.Target> target(WorkflowNode batch, FieldKey key) {
        WorkflowNode node = nodes.get(key.nodeId());
        if (GraphCompiler.isInputOfCalled(node, key.fieldName())) {
            problem(batch, "feeds " + key + ", an input of a called workflow, which the server takes no batches for;"
                           + " set it instead");
            return Optional.empty();
        }
        FieldTemplate template = node.field(key.fieldName());
        return Optional.of(new BatchNode.Target(
                key, node.label() + " (" + key + ")", FieldFactory.create(template, FormSettings.NONE, null)));
    }

    private void problem(WorkflowNode batch, String what) {
        problems.add(new WorkflowProblem(
                WorkflowProblem.Kind.BATCH_NODE, batch.id(), batch.place(), "the batch node " + batch.place() + " " + what));
    }

    private static String kind(WorkflowNode node) {
        return node.type().substring(0, node.type().length() - SUFFIX.length());
    }

    private static String name(WorkflowNode node) {
        return node.label() + " (" + node.id() + ")";
    }
}
