package io.github.camelinvokeai.client.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of which type the items of a collector are, from the first edge that feeds it. */
final class CollectedType {

    private static final String COLLECT = "collect";
    private static final String ITEM = "item";
    private static final String COLLECTION = "collection";

    private final Map<String, WorkflowNode> nodes;
    private final AcceptedEdges accepted;
    private final Set<WorkflowEdge> without;

    /** @param without edges that do not count */
    CollectedType(Map<String, WorkflowNode> nodes, AcceptedEdges accepted, Set<WorkflowEdge> without) {
        this.nodes = nodes;
        this.accepted = accepted;
        this.without = without;
    }

    /** The type, or null if nothing says it; what comes over a connector does not, as in the UI. */
    PortType of(String collector) {
        Set<String> seen = new HashSet<>();
        String at = collector;
        while (seen.add(at)) {
            List<WorkflowEdge> items = accepted.to(new FieldKey(at, ITEM), without);
            if (!items.isEmpty()) {
                return itemOf(items.get(0).source());
            }
            List<WorkflowEdge> lists = accepted.to(new FieldKey(at, COLLECTION), without);
            if (lists.isEmpty()) {
                return null;
            }
            FieldKey source = lists.get(0).source();
            if (!nodes.get(source.nodeId()).type().equals(COLLECT) || !source.fieldName().equals(COLLECTION)) {
                return itemOf(source);
            }
            at = source.nodeId();
        }
        return null;
    }

    private PortType itemOf(FieldKey source) {
        PortType type = ConnectionRules.outputType(nodes.get(source.nodeId()), source.fieldName());
        return type == null ? null : type.item();
    }
}
