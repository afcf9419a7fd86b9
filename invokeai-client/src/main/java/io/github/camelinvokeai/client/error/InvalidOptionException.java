package io.github.camelinvokeai.client.error;

/**
 * An option of the client or of a submission has a value that cannot work; the message names the option and what it
 * accepts.
 */
public class InvalidOptionException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public InvalidOptionException(String message) {
        super(message);
    }

    public InvalidOptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
