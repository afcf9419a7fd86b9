package io.github.camelinvokeai.client.error;

/**
 * The server refused the caller: no token, an invalid or expired one (401), or one without the right to do this (403).
 */
public class AuthenticationException extends ServerResponseException {

    private static final long serialVersionUID = 1L;

    public AuthenticationException(int status, String detail, String message) {
        super(status, detail, message, null);
    }
}
