package io.github.camelinvokeai.client.drift;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/**
 * What an input map keeps of one input. Immutable.
 *
 * @param index       position in the form, from 0
 * @param label       what the form shows
 * @param nodeId      id of the node
 * @param fieldName   name of the field; with the id of the node it is the address
 * @param type        the kind of value in small letters, for instance {@code float}; a text, so that a map can hold
 *                    kinds that this client does not know
 * @param cardinality one value, a list, or either
 * @param choices     the only values it takes; empty if it is not limited to any
 * @param required    whether the server needs a value or an edge
 * @param stored      whether the file has a value
 * @param settable    whether a value can be set: not where an edge feeds it
 * @param jsonPath    where in the file its value stands; null if the file has none
 */
public record MappedInput(int index, String label, String nodeId, String fieldName, String type, Cardinality cardinality,
        List<JsonNode> choices, boolean required, boolean stored, boolean settable, String jsonPath) {

    public MappedInput {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(nodeId, "nodeId");
        Objects.requireNonNull(fieldName, "fieldName");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(cardinality, "cardinality");
        choices = List.copyOf(choices);
    }

    static List<MappedInput> of(WorkflowHandle workflow) {
        JsonPaths paths = new JsonPaths(workflow.definition());
        return workflow.inputs().stream().map(input -> of(input, workflow.takesValue(input), paths)).toList();
    }

    private static MappedInput of(WorkflowInput input, boolean settable, JsonPaths paths) {
        // A value that is not in the file has no place in it that could get lost.
        String path = paths.matches(input.jsonPath()) == 1 ? input.jsonPath() : null;
        Field field = input.field();
        return new MappedInput(
                input.index(), input.label(), input.nodeId(), input.fieldName(), field.kind().name().toLowerCase(Locale.ROOT),
                field.cardinality(), field.choices().stream().map(Choice::value).toList(), input.required(),
                input.value() != null, settable, path);
    }

    /** {@code nodeId.fieldName}. */
    public String address() {
        return nodeId + "." + fieldName;
    }

    /** Whether whoever runs the workflow has to give a value. */
    public boolean demanded() {
        return settable && required && !stored;
    }

    /** Ids may have dots, so the text of an address may be that of another one. */
    boolean isAt(MappedInput other) {
        return nodeId.equals(other.nodeId) && fieldName.equals(other.fieldName);
    }

    boolean looksLike(MappedInput other) {
        return label.equals(other.label) && type.equals(other.type) && cardinality == other.cardinality;
    }

    /** How messages name it: by its label, with index and address. */
    @Override
    public String toString() {
        return label + " (" + index + ", " + address() + ")";
    }
}
