package io.github.camelinvokeai.client.error;

/** An input map cannot be read, or is none; the message names the file and the place in it. */
public class InputMapFormatException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public InputMapFormatException(String message) {
        super(message);
    }

    public InputMapFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
