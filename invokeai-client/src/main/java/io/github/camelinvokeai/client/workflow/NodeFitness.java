package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Optional;

import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;
import io.github.camelinvokeai.client.workflow.WorkflowProblem.Kind;

/** Which nodes of a workflow a server could not run as they are meant, by what it says about its node types. */
final class NodeFitness {

    private final List<WorkflowNode> nodes;
    private final NodeUpdate update;
    private final boolean versionsCount;

    /**
     * @param nodes         those that would be sent, as the file has them
     * @param versionsCount whether a node of an older major version is unfit
     */
    NodeFitness(List<WorkflowNode> nodes, NodeUpdate update, boolean versionsCount) {
        this.nodes = nodes;
        this.update = update;
        this.versionsCount = versionsCount;
    }

    List<WorkflowProblem> unfit(NodeSchema facts) {
        return nodes.stream().filter(node -> !node.type().isEmpty()).map(node -> unfit(node, facts)).flatMap(Optional::stream)
                .toList();
    }

    private Optional<WorkflowProblem> unfit(WorkflowNode node, NodeSchema facts) {
        NodeTemplate template = facts.template(node.type()).orElse(null);
        if (template == null) {
            return Optional.of(
                    new WorkflowProblem(
                            Kind.UNKNOWN_NODE_TYPE, node.id(), node.place(),
                            node.place() + " is of type '" + node.type() + "'" + pack(node)
                                                                             + ", which is not among the node facts of "
                                                                             + facts.source()
                                                                             + "; install the pack on the server, or take the node out"));
        }
        if (versionsCount && update.isTooOld(node, template)) {
            return Optional.of(
                    new WorkflowProblem(
                            Kind.OUTDATED_NODE, node.id(), node.place(),
                            node.place() + " is of version " + update.version(node) + " of node type '" + node.type() + "'"
                                                                         + pack(node) + ", and " + facts.source()
                                                                         + " has version "
                                                                         + template.version()
                                                                         + "; put a new node of that type in its place, or run it as it is with nodeUpgrade"
                                                                         + " set to report"));
        }
        return Optional.empty();
    }

    private static String pack(WorkflowNode node) {
        return node.pack().isBlank() ? "" : " of the node pack '" + node.pack() + "'";
    }
}
