package io.github.camelinvokeai.client.error;

/** What was asked for does not exist on the server, or not for this user (404). */
public class NotFoundException extends ServerResponseException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(int status, String detail, String message) {
        super(status, detail, message, null);
    }
}
