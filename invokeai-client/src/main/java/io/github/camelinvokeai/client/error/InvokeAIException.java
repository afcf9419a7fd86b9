package io.github.camelinvokeai.client.error;

/**
 * Root of everything this client throws on purpose. Unchecked; the message names what was wrong, where, and what to do.
 * Messages never hold tokens, passwords, prompts or image bytes.
 */
public class InvokeAIException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvokeAIException(String message) {
        super(message);
    }

    public InvokeAIException(String message, Throwable cause) {
        super(message, cause);
    }
}
