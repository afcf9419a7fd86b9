package io.github.camelinvokeai.embedded.graph;

/** What an edge brings is nothing for the field at its end. */
public final class NodeInputFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String preparedId;

    NodeInputFault(String preparedId, String field) {
        super("Node " + preparedId + " has invalid incoming input for " + field);
        this.preparedId = preparedId;
    }

    /** The prepared node. */
    public String preparedId() {
        return preparedId;
    }
}
