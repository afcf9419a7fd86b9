package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.FieldType;
import io.github.camelinvokeai.client.schema.InputMode;

/**
 * What InvokeAI's UI checks of an edge when it loads a workflow, given those before it in the file: that both ends
 * exist, that their types go together, that an input is fed once, and that there is no cycle. Of a node type that no
 * schema knows it asks only what can be told.
 */
final class ConnectionRules {

    private static final String COLLECT = "collect";
    private static final String ITEM = "item";
    private static final String COLLECTION = "collection";
    private static final String IF = "if";
    private static final String IF_VALUE = "value";
    private static final List<String> IF_INPUTS = List.of("true_input", "false_input");

    private final Map<String, WorkflowNode> nodes;
    private final AcceptedEdges accepted;

    ConnectionRules(Map<String, WorkflowNode> nodes, AcceptedEdges accepted) {
        this.nodes = nodes;
        this.accepted = accepted;
    }

    /** Why the edge cannot be; empty if it can. */
    Optional<String> refusal(WorkflowEdge edge) {
        WorkflowNode source = nodes.get(edge.source().nodeId());
        WorkflowNode target = nodes.get(edge.target().nodeId());
        if (source == null || target == null) {
            return Optional.of("one of its nodes does not exist");
        }
        if (source.givenUp() || target.givenUp()) {
            return Optional.of("InvokeAI no longer has the type of one of its nodes");
        }
        if (edge.collapsed()) {
            return Optional.empty();
        }
        if (!edge.namesFields()) {
            return Optional.of("it names no field at one of its ends");
        }
        return Optional.ofNullable(refusal(edge.source(), edge.target(), Set.of()));
    }

    private String refusal(FieldKey source, FieldKey target, Set<WorkflowEdge> without) {
        if (source.nodeId().equals(target.nodeId())) {
            return "it leads back to its own node";
        }
        if (accepted.has(source, target, without)) {
            return "it stands there twice";
        }
        String missing = missing(source);
        if (missing != null) {
            return missing;
        }
        FieldKey origin = accepted.resolve(source).orElse(null);
        return nodes.get(target.nodeId()).connector()
                ? refusalAtConnector(source, origin, target, without) : refusalAtNode(source, origin, target, without);
    }

    private String missing(FieldKey source) {
        WorkflowNode node = nodes.get(source.nodeId());
        if (node.connector()) {
            return source.fieldName().equals(AcceptedEdges.CONNECTOR_OUT)
                    ? null : "a connector has no output " + source.fieldName();
        }
        if (!node.invocation()) {
            return "its source is no node that runs";
        }
        return node.template() == null || node.template().outputs().containsKey(source.fieldName())
                ? null : "node type " + node.type() + " has no output " + source.fieldName();
    }

    private String refusalAtConnector(FieldKey source, FieldKey origin, FieldKey target, Set<WorkflowEdge> without) {
        if (!target.fieldName().equals(AcceptedEdges.CONNECTOR_IN)) {
            return "a connector has no input " + target.fieldName();
        }
        if (!accepted.to(target, without).isEmpty()) {
            return "something else feeds the connector already";
        }
        if (origin == null) {
            return null;
        }
        Set<WorkflowEdge> downstream = accepted.downstream(target.nodeId());
        return accepted.ends(downstream).stream().map(end -> refusal(source, end.target(), downstream))
                .filter(Objects::nonNull).findFirst().map(reason -> "what the connector feeds cannot take it: " + reason)
                .orElse(null);
    }

    private String refusalAtNode(FieldKey source, FieldKey origin, FieldKey target, Set<WorkflowEdge> without) {
        WorkflowNode node = nodes.get(target.nodeId());
        if (!node.invocation()) {
            return "its target is no node that runs";
        }
        if (node.template() != null) {
            FieldTemplate field = node.field(target.fieldName());
            if (field == null) {
                // Also where a node takes values for inputs that it does not declare: the server refuses edges to such inputs.
                return "node type " + node.type() + " has no input " + target.fieldName();
            }
            if (field.input() == InputMode.DIRECT) {
                return "the input takes a value only";
            }
            String refusal = origin == null ? besides(source, target) : refusalOfTypes(origin, target, without);
            if (refusal != null) {
                return refusal;
            }
        }
        return accepted.wouldCloseCycle(source.nodeId(), target.nodeId(), without) ? "it would close a cycle of nodes" : null;
    }

    /** Of a connector that nothing feeds yet: whether the input goes with the others that it feeds. */
    private String besides(FieldKey source, FieldKey target) {
        PortType type = input(target);
        return accepted.ends(accepted.downstream(source.nodeId())).stream().map(WorkflowEdge::target)
                .filter(other -> !other.equals(target)).filter(other -> input(other) != null && !input(other).goesWith(type))
                .findFirst().map(other -> "the connector feeds " + other + ", which is " + input(other) + ", and " + type
                                          + " does not go with that")
                .orElse(null);
    }

    private String refusalOfTypes(FieldKey origin, FieldKey target, Set<WorkflowEdge> without) {
        PortType from = output(origin);
        PortType to = input(target);
        if (from != null && mixesItems(origin, from, target, without)) {
            return "the collector would hold items of different types";
        }
        if (from != null && !goesWithOtherBranch(from, target, without)) {
            return "the two branches of the 'if' node would be of different types";
        }
        if (!to.takesMany() && !accepted.to(target, without).isEmpty()) {
            return "another edge feeds the input already";
        }
        if (from == null) {
            return null;
        }
        List<PortType> branches = isType(origin, IF) && origin.fieldName().equals(IF_VALUE)
                ? branches(origin.nodeId(), without) : List.of();
        for (PortType type : branches.isEmpty() ? List.of(from) : branches) {
            if (!type.feeds(to)) {
                return "the output is " + type + ", and the input takes " + to;
            }
        }
        return null;
    }

    private boolean mixesItems(FieldKey origin, PortType from, FieldKey target, Set<WorkflowEdge> without) {
        if (!isType(target, COLLECT)) {
            return false;
        }
        boolean chained = isType(origin, COLLECT) && origin.fieldName().equals(COLLECTION);
        PortType items = new CollectedType(nodes, accepted, without).of(target.nodeId());
        if (target.fieldName().equals(ITEM)) {
            return items != null && !from.same(items);
        }
        if (!chained || !target.fieldName().equals(COLLECTION) || items == null) {
            return false;
        }
        PortType others = new CollectedType(nodes, accepted, without).of(origin.nodeId());
        return others != null && !others.same(items);
    }

    private boolean goesWithOtherBranch(PortType from, FieldKey target, Set<WorkflowEdge> without) {
        if (!isType(target, IF) || !IF_INPUTS.contains(target.fieldName())) {
            return true;
        }
        String sibling = IF_INPUTS.get(1 - IF_INPUTS.indexOf(target.fieldName()));
        List<WorkflowEdge> edges = accepted.to(new FieldKey(target.nodeId(), sibling), without);
        if (edges.isEmpty()) {
            return true;
        }
        Optional<FieldKey> other = accepted.resolve(edges.get(0).source());
        return other.isPresent() && (output(other.get()) == null || from.goesWith(output(other.get())));
    }

    private List<PortType> branches(String ifNode, Set<WorkflowEdge> without) {
        return IF_INPUTS.stream().flatMap(input -> accepted.to(new FieldKey(ifNode, input), without).stream())
                .map(edge -> accepted.resolve(edge.source())).flatMap(Optional::stream).map(this::output)
                .filter(Objects::nonNull).toList();
    }

    private boolean isType(FieldKey key, String type) {
        return nodes.get(key.nodeId()).type().equals(type);
    }

    /** The type of an input; null if nobody knows it. */
    private PortType input(FieldKey key) {
        WorkflowNode node = nodes.get(key.nodeId());
        FieldTemplate field = node.template() == null ? null : node.field(key.fieldName());
        return field == null ? null : PortType.ofInput(node.type(), key.fieldName(), field.type());
    }

    private PortType output(FieldKey key) {
        return outputType(nodes.get(key.nodeId()), key.fieldName());
    }

    /** The type of an output; null if nobody knows it. */
    static PortType outputType(WorkflowNode node, String fieldName) {
        FieldType type = node == null || node.template() == null ? null : node.template().outputs().get(fieldName);
        return type == null ? null : PortType.ofOutput(node.type(), fieldName, type);
    }
}
