package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place in a compiled graph that a submission fills: an input of the workflow, or a reference to a model, board or
 * image that has to be checked with the server first.
 *
 * @param key       which field of which node
 * @param input     how messages name it
 * @param reference what its values refer to on the server
 * @param stored    the stored value as it would be sent, or null if there is none
 * @param required  whether the server needs a value
 * @param called    whether it is an input of a called workflow, which stands one level deeper in the node
 */
record Slot(FieldKey key, String input, Reference reference, JsonNode stored, boolean required, boolean called) {

    boolean isModel() {
        return reference.to() == Reference.To.MODEL || reference.to() == Reference.To.LORA;
    }

    /** Whether a server may choose a model for it if it has none; it never chooses LoRAs of its own accord. */
    boolean mayBeChosen() {
        return required && reference.to() == Reference.To.MODEL && reference.single();
    }

    boolean isBoard() {
        return reference.to() == Reference.To.BOARD;
    }
}
