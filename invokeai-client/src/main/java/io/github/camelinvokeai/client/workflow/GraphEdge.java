package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An edge of the graph: an output field of one node feeds an input field of another. */
record GraphEdge(FieldKey source, FieldKey destination) {

    ObjectNode toJson() {
        ObjectNode edge = JsonNodeFactory.instance.objectNode();
        edge.putObject("source").put("node_id", source.nodeId()).put("field", source.fieldName());
        edge.putObject("destination").put("node_id", destination.nodeId()).put("field", destination.fieldName());
        return edge;
    }
}
