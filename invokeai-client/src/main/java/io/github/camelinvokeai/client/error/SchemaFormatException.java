package io.github.camelinvokeai.client.error;

/**
 * A document that should describe an InvokeAI server's node types does not; the message names where it came from.
 */
public class SchemaFormatException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public SchemaFormatException(String message) {
        super(message);
    }

    public SchemaFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
