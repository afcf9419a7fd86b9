package io.github.camelinvokeai.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/**
 * A batch that the server accepted, as it was sent, so that a test can say what it should have been. Immutable; each
 * JSON value is a copy.
 */
public final class TakenBatch {

    private final String batchId;
    private final ObjectNode batch;
    private final boolean prepend;
    private final List<Integer> itemIds;

    /**
     * @param batchId what the server calls it: as sent, or made up where none was
     * @param request the body of the request
     */
    TakenBatch(String batchId, JsonNode request, List<Integer> itemIds) {
        this.batchId = batchId;
        this.batch = (ObjectNode) request.path("batch").deepCopy();
        this.prepend = request.path("prepend").asBoolean();
        this.itemIds = itemIds.stream().sorted().toList();
    }

    /** The id that the server gave it, as the answer to its sender and its queue items have it. */
    public String batchId() {
        return batchId;
    }

    /** The items that it became, ascending; as many as there are runs, times the values of a sweep. */
    public List<Integer> itemIds() {
        return itemIds;
    }

    /** How often it is run; 1 or more. */
    public int runs() {
        return batch.path("runs").asInt(1);
    }

    /** Whether it goes before whatever waits. */
    public boolean prepend() {
        return prepend;
    }

    /** Where it says it came from; null if it does not say. */
    public String origin() {
        return batch.path("origin").textValue();
    }

    /** Where it says it goes to; null if it does not say. */
    public String destination() {
        return batch.path("destination").textValue();
    }

    /** The graph, as sent. */
    public ObjectNode graph() {
        return (ObjectNode) batch.path("graph").deepCopy();
    }

    /**
     * A node of the graph.
     *
     * @param  idOrType            its id, or its type if there is only one of that type
     * @throws NoSuchNodeException if there is no such node, or several of the type
     */
    public ObjectNode node(String idOrType) {
        JsonNode nodes = batch.path("graph").path("nodes");
        if (nodes.path(idOrType).isObject()) {
            return (ObjectNode) nodes.path(idOrType).deepCopy();
        }
        List<JsonNode> ofType = StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.path("type").asText().equals(idOrType)).toList();
        if (ofType.size() != 1) {
            throw new NoSuchNodeException(idOrType, ofType.size(), typesById(nodes));
        }
        return (ObjectNode) ofType.get(0).deepCopy();
    }

    private static List<String> typesById(JsonNode nodes) {
        List<String> all = new ArrayList<>();
        nodes.properties().forEach(node -> all.add(node.getKey() + " (" + node.getValue().path("type").asText() + ")"));
        return all;
    }

    /** The values of a sweep, as sent; empty if there is none. */
    public JsonNode data() {
        return batch.path("data").deepCopy();
    }

    /** The workflow that the pictures will carry, with the values of this run; null if there is none. */
    public ObjectNode workflow() {
        return batch.path("workflow").isObject() ? (ObjectNode) batch.path("workflow").deepCopy() : null;
    }

    /**
     * What was sent for each input of the workflow, by its label, in the order of the form; where several inputs share
     * a label, each of them is named by its address, such as {@code noise.seed}. An input that was not sent is a
     * missing node.
     *
     * @throws IllegalStateException if the batch carries no workflow, and so no labels; {@link #node} has the values
     *                               then
     */
    public Map<String, JsonNode> values() {
        List<WorkflowInput> inputs = handle().inputs();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (WorkflowInput input : inputs) {
            boolean alone = inputs.stream().filter(other -> other.label().equals(input.label())).count() == 1;
            values.put(alone ? input.label() : input.address(), sent(input));
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * What was sent for one input.
     *
     * @param  input                 its label, its address or its place in the form, as in a submission
     * @return                       a missing node if it was not sent
     * @throws UnknownInputException if the workflow has no such input
     * @throws IllegalStateException if the batch carries no workflow
     */
    public JsonNode value(String input) {
        return sent(handle().input(input));
    }

    private JsonNode sent(WorkflowInput input) {
        JsonNode node = batch.path("graph").path("nodes").path(input.nodeId());
        JsonNode value = node.path(input.fieldName());
        return value.isMissingNode() ? MissingNode.getInstance() : value.deepCopy();
    }

    private WorkflowHandle handle() {
        ObjectNode workflow = workflow();
        if (workflow == null) {
            throw new IllegalStateException(
                    "Batch " + batchId + " carries no workflow, so its inputs have no labels; look at node(...) instead");
        }
        return WorkflowHandle.compile(WorkflowDefinition.fromTree(workflow), NodeSchema.shipped());
    }

    /** Without any values, which may be secret. */
    @Override
    public String toString() {
        return "TakenBatch[" + batchId + ", items " + itemIds + "]";
    }
}
