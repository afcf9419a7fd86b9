package io.github.camelinvokeai.client.error;

import java.util.List;

/**
 * The server refused the graph at enqueue (422); nothing was queued. {@link #problems()} says where, as far as the
 * server told.
 */
public class GraphRefusedException extends ServerResponseException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public GraphRefusedException(int status, String detail, String message, List<Problem> problems) {
        super(status, detail, message, null);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    /**
     * One fault in the graph.
     *
     * @param nodeId  the node's id in the workflow, or null where the server named none
     * @param field   the field's name, or null
     * @param type    the server's name for the fault, for instance {@code greater_than_equal}
     * @param message the server's words, cut, without the values sent
     */
    public record Problem(String nodeId, String field, String type, String message) {
    }
}
