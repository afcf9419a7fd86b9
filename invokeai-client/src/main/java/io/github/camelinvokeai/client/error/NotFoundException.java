package io.github.camelinvokeai.client.error;

/**
 * What was asked for does not exist on the server, or not for this user (404, also where InvokeAI answers an id with a
 * slash with its web page).
 */
public class NotFoundException extends ServerResponseException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(int status, String detail, String message) {
        super(status, detail, message, null);
    }
}
