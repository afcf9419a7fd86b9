package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.UnknownOutputException;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** Finds the nodes of a plan whose results are values, and the one that a key means. */
final class OutputNodes {

    private static final Set<String> SIZES = Set.of("width", "height");
    private static final Set<String> VALUES = Set.of(
            "ImageField", "VideoField", "StringField", "IntegerField", "FloatField", "BooleanField", "ColorField", "EnumField",
            "SchedulerField", "BoundingBoxField", "AnyField", "CollectionField", "CollectionItemField");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final WorkflowPlan plan;

    OutputNodes(WorkflowPlan plan) {
        this.plan = plan;
    }

    /** In the order of the file. */
    List<WorkflowOutput> all() {
        Map<String, String> labels = new HashMap<>();
        if (!plan.definition().isGraph()) {
            plan.definition().tree().path("nodes").forEach(
                    node -> labels.put(node.path("id").textValue(), node.path("data").path("label").asText("")));
        }
        List<WorkflowOutput> outputs = new ArrayList<>();
        plan.nodes().forEach((id, node) -> {
            NodeTemplate template = plan.schema().template(node.path("type").asText()).orElse(null);
            if (template == null || putsOutValues(template)) {
                outputs.add(output(outputs.size(), id, node, template, labels.getOrDefault(id, "")));
            }
        });
        return outputs;
    }

    private static WorkflowOutput output(int index, String id, ObjectNode node, NodeTemplate template, String own) {
        String type = node.path("type").asText();
        String label = !own.isBlank() ? own : template == null ? type : template.title();
        return new WorkflowOutput(
                index, label, id, type, template == null ? "" : template.outputType(), isIntermediate(node));
    }

    private static boolean isIntermediate(JsonNode node) {
        return node.path("is_intermediate").asBoolean(false);
    }

    /** What stands in memory only, such as latents and models, is of no use outside; nor is its size. */
    private static boolean putsOutValues(NodeTemplate template) {
        Set<String> names = template.outputs().keySet();
        Predicate<String> counts = SIZES.containsAll(names) ? name -> true : name -> !SIZES.contains(name);
        return names.stream().filter(counts).allMatch(name -> VALUES.contains(template.outputs().get(name).name()));
    }

    /** By node id, index or unique label. */
    WorkflowOutput find(String key) {
        List<WorkflowOutput> all = all();
        List<WorkflowOutput> found = only(all, output -> output.nodeId().equals(key));
        if (found.isEmpty()) {
            found = INDEX.matcher(key).matches()
                    ? only(all, output -> output.index() == Integer.parseInt(key))
                    : only(all, output -> output.label().equals(key));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> candidates = (found.isEmpty() ? all : found).stream().map(WorkflowOutput::described).toList();
        throw new UnknownOutputException(
                key, found.isEmpty()
                        ? plan.definition() + " has no output '" + key + "'; it has " + String.join(", ", candidates)
                        : "The label '" + key + "' belongs to several outputs; use the index or node of one: "
                          + String.join(", ", candidates),
                candidates);
    }

    private static List<WorkflowOutput> only(List<WorkflowOutput> outputs, Predicate<WorkflowOutput> condition) {
        return outputs.stream().filter(condition).toList();
    }
}
