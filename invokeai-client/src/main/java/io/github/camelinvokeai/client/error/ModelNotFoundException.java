package io.github.camelinvokeai.client.error;

import java.util.List;

/**
 * A model input names a model that the server does not have, or a name that several models share; {@link #candidates()}
 * lists the installed ones that would fit.
 */
public class ModelNotFoundException extends InputException {

    private static final long serialVersionUID = 1L;

    public ModelNotFoundException(String input, String message, List<String> candidates) {
        super(input, message, candidates, null);
    }

    public ModelNotFoundException(String input, String message, List<String> candidates, Throwable cause) {
        super(input, message, candidates, cause);
    }
}
