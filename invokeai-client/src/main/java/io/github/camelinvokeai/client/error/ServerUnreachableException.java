package io.github.camelinvokeai.client.error;

/**
 * The server did not answer: refused, reset, timed out or not resolvable. Whether the request named in the message can
 * have reached the server is told by {@link #mayHaveBeenCarriedOut()}.
 */
public class ServerUnreachableException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenCarriedOut;

    public ServerUnreachableException(String message) {
        this(message, null, true);
    }

    public ServerUnreachableException(String message, Throwable cause) {
        this(message, cause, true);
    }

    /**
     * @param mayHaveBeenCarriedOut false only where it is certain that the request never reached the server
     */
    public ServerUnreachableException(String message, Throwable cause, boolean mayHaveBeenCarriedOut) {
        super(message, cause);
        this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
    }

    /**
     * False when no connection was made, so that the request can be sent again without doing anything twice; true when
     * only the answer is known to be missing.
     */
    public boolean mayHaveBeenCarriedOut() {
        return mayHaveBeenCarriedOut;
    }
}
