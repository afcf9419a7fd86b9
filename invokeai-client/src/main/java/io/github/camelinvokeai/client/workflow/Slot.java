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

    boolean isBoard() {
        return reference.to() == Reference.To.BOARD;
    }
}
