package io.github.camelinvokeai.embedded.node;

/** A node fails, and with it its job. */
public final class NodeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;

    /** @param errorType the name of Python's exception, such as {@code ValueError} */
    public NodeFailure(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    /** The name of Python's exception. */
    public String errorType() {
        return errorType;
    }
}
