package io.github.camelinvokeai.client.error;

/**
 * The server answered, but not with what the request calls for: an error status, or a body that is not JSON (InvokeAI
 * answers unknown paths with status 200 and a web page, which is what a wrong base path looks like).
 */
public class ServerResponseException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;

    /**
     * @param status HTTP status of the answer
     * @param detail the server's own explanation, already cut and free of request echoes; may be empty
     */
    public ServerResponseException(int status, String detail, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** The server's own explanation, cut to a few hundred characters; empty if it gave none. */
    public String detail() {
        return detail;
    }

    /**
     * Whether the request may have taken effect although no usable answer came: true for a success whose body could not
     * be used and for errors of the 500s, which a proxy also answers when it lost patience with the server.
     */
    public boolean mayHaveBeenCarriedOut() {
        return status < 300 || status >= 500;
    }
}
