package io.github.camelinvokeai.client.workflow;

/**
 * Why a workflow cannot be run at all, whatever values it is given.
 *
 * @param kind   of what kind the obstacle is
 * @param nodeId id of the node that it is about, or null if it is not about one
 * @param place  where in the file, for instance {@code nodes[3] (a1)}; empty if it is the file as a whole
 * @param text   what is wrong, as messages say it; names nodes and edges by their ids
 */
public record WorkflowProblem(Kind kind, String nodeId, String place, String text) {

    WorkflowProblem(Kind kind, String place, String text) {
        this(kind, null, place, text);
    }

    /** Of what kind an obstacle is. */
    public enum Kind {
        /** The workflow has no node that runs. */
        NOTHING_TO_RUN,
        /** A node does not say of which type it is. */
        NODE_WITHOUT_TYPE,
        /** The server does not know the type of a node. */
        UNKNOWN_NODE_TYPE,
        /** A node was saved in an older major version than the server's, so its values may mean something else. */
        OUTDATED_NODE,
        /** There is more than one node of a type of which there may be one. */
        TOO_MANY_NODES,
        /** A batch node is used in a way that cannot be run. */
        BATCH_NODE,
        /** A graph in the server's format is not sound. */
        GRAPH,
        /** The server refuses nodes that are joined as they are. */
        CONNECTION
    }

    @Override
    public String toString() {
        return text;
    }
}
