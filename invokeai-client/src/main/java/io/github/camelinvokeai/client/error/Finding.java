package io.github.camelinvokeai.client.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing that would stop a workflow from running, found without running it. Holds no prompts.
 *
 * @param kind       what sort of thing it is
 * @param place      where it is
 * @param message    what is wrong
 * @param remedy     what to do; empty where the message says it
 * @param candidates what would be accepted, where that can be listed: choices, or installed models
 */
public record Finding(Kind kind, Place place, String message, String remedy, List<String> candidates) {

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        candidates = List.copyOf(candidates);
    }

    /** A finding without a list of what would be accepted. */
    public Finding(Kind kind, Place place, String message, String remedy) {
        this(kind, place, message, remedy, List.of());
    }

    @Override
    public String toString() {
        String where = place.toString();
        return kind + (where.isEmpty() ? "" : " " + where) + ": " + message + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    /** Sorts of findings. */
    public enum Kind {
        /** A required field has neither a value nor an edge. */
        MISSING_VALUE,
        /** A value is not of the type that its field takes. */
        VALUE,
        /** A value is none of the choices of its field. */
        CHOICE,
        /** A number is out of range, or a text or list is too long or too short. */
        RANGE,
        /** A value was given for something that is no input of the workflow. */
        INPUT,
        /** A model is not installed, or does not fit. */
        MODEL,
        /** An image does not exist on the server. */
        IMAGE,
        /** A board does not exist on the server, or several have its name. */
        BOARD,
        /** The server does not know a type of node. */
        NODE,
        /** Edges contradict each other. */
        EDGE,
        /** A batch of values cannot be formed. */
        BATCH,
        /** Anything else about the workflow as a whole. */
        WORKFLOW
    }

    /**
     * Where in a workflow something is. Each part is null if it does not apply.
     *
     * @param nodeId     id of the node
     * @param nodeLabel  what the editor shows for the node
     * @param fieldName  name of the field in the graph
     * @param inputLabel what the form shows for the field, or the name of the option
     * @param inputIndex position of the field in the form, from 0
     */
    public record Place(String nodeId, String nodeLabel, String fieldName, String inputLabel, Integer inputIndex) {

        private static final Place WHOLE = new Place(null, null, null, null, null);

        /** The workflow as a whole. */
        public static Place workflow() {
            return WHOLE;
        }

        /** An option of the submission, such as its board, or a key that names no input. */
        public static Place option(String name) {
            return new Place(null, null, null, name, null);
        }

        /** For messages: the input with its index, and the address; empty for the workflow as a whole. */
        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (inputLabel != null) {
                parts.add(inputLabel);
            } else if (nodeLabel != null) {
                parts.add(nodeLabel);
            }
            List<String> address = new ArrayList<>();
            if (inputIndex != null) {
                address.add(inputIndex.toString());
            }
            if (nodeId != null) {
                address.add(fieldName == null ? nodeId : nodeId + "." + fieldName);
            }
            if (!address.isEmpty()) {
                parts.add("(" + String.join(", ", address) + ")");
            }
            return String.join(" ", parts);
        }
    }
}
