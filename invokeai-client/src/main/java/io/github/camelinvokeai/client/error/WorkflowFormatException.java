package io.github.camelinvokeai.client.error;

/**
 * A workflow cannot be read, is not a workflow, or cannot be turned into a graph; the message names the file and the
 * place in it.
 */
public class WorkflowFormatException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public WorkflowFormatException(String message) {
        super(message);
    }

    public WorkflowFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
