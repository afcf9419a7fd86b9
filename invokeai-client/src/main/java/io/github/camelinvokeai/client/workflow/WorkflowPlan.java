package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;

/**
 * Everything about a (definition, schema) pair that does not change from one submission to the next: a submission only
 * fills its slots. The JSON in it is shared by all submissions and must not be changed.
 *
 * @param inputs         in the order of the form
 * @param slots          what a submission fills
 * @param connected      fields that an edge feeds
 * @param connectionOnly exposed fields that take an edge only
 * @param nodes          the graph's nodes by id, with all values that never change
 * @param edges          the graph's edges
 * @param batchNodes     the nodes that are not sent but supply lists of values
 * @param missing        fields without a slot that have neither a value nor the edge that they require, as messages
 *                       name them
 * @param obstacles      why this workflow cannot be run at all
 * @param warnings       oddities that InvokeAI's UI passes over
 * @param embedded       the workflow as it is sent along, or null if none is
 * @param fitness        tells which nodes another server could not run
 * @param changes        nodes that the file has in another version
 */
record WorkflowPlan(WorkflowDefinition definition, NodeSchema schema, List<WorkflowInput> inputs, List<Slot> slots,
        Set<FieldKey> connected, Set<FieldKey> connectionOnly, Map<String, ObjectNode> nodes, ArrayNode edges,
        List<BatchNode> batchNodes, Map<FieldKey, String> missing, List<WorkflowProblem> obstacles,
        List<WorkflowWarning> warnings, EmbeddedWorkflow embedded, NodeFitness fitness, List<NodeChange> changes) {

    /** The slot in the graph that a field has, if it has one. */
    Optional<Slot> slot(FieldKey key) {
        return slots.stream().filter(slot -> slot.key().equals(key)).findFirst();
    }

    /** The obstacles in words. */
    List<String> problems() {
        return obstacles.stream().map(WorkflowProblem::text).toList();
    }
}
