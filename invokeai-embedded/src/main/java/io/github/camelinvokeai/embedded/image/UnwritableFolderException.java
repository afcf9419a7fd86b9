package io.github.camelinvokeai.embedded.image;

import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvokeAIException;

/**
 * The server cannot start, because it cannot keep pictures in the folder it was given; the message names the folder.
 */
public class UnwritableFolderException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    public UnwritableFolderException(Path folder, Throwable cause) {
        super("The embedded server cannot keep pictures in " + folder.toAbsolutePath() + ": " + cause
              + ". Give a folder that this user can write to, or none to keep them in memory",
              cause);
    }
}
