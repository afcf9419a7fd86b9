package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.Field;

/**
 * One input of a workflow: a field of a node that its author put into the form. Immutable; values are set on a
 * {@link Submission}.
 *
 * @param index      0-based position, counted as a person counts the form from top to bottom
 * @param label      what the form shows: the field's own label, else the title of the field, else its name
 * @param nodeId     id of the node in the workflow
 * @param nodeLabel  the node's own label, else the title of its type, else its type
 * @param nodeType   for instance {@code denoise_latents}
 * @param fieldName  name of the field in the graph
 * @param required   whether the server needs a value or an edge for it
 * @param connected  whether an edge feeds it; then it takes no value
 * @param value      the stored value, or null if there is none
 * @param field      what values it takes
 * @param placements all indices under which the form shows this same field, in order; mostly just {@code index}
 * @param jsonPath   where its value stands in the file, as a JsonPath expression
 */
public record WorkflowInput(int index, String label, String nodeId, String nodeLabel, String nodeType, String fieldName,
        boolean required, boolean connected, JsonNode value, Field field, List<Integer> placements, String jsonPath) {

    public WorkflowInput {
        placements = List.copyOf(placements);
    }

    /** A copy of the stored value, or null if there is none. */
    @Override
    public JsonNode value() {
        return value == null ? null : value.deepCopy();
    }

    /** {@code nodeId.fieldName}, which addresses the input whatever its label or position. */
    public String address() {
        return nodeId + "." + fieldName;
    }

    /**
     * Whether the node facts say what this input takes. If not, its node type or its field is of a node pack that they
     * do not have: any value is taken, and nobody but the server can check it.
     */
    public boolean known() {
        return field.known();
    }

    FieldKey key() {
        return new FieldKey(nodeId, fieldName);
    }

    /** How messages name it: by its label, with its index and address. */
    String described() {
        return label + " (" + index + ", " + address() + ")";
    }

    @Override
    public String toString() {
        return "WorkflowInput[" + described() + ", " + field.kind() + "]";
    }
}
