package io.github.camelinvokeai.client.error;

/**
 * The server did not answer: refused, reset, timed out or not resolvable. The request named in the message may not have
 * been carried out.
 */
public class ServerUnreachableException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public ServerUnreachableException(String message) {
        super(message);
    }

    public ServerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
