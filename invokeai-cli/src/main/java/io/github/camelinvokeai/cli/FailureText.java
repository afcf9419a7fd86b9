package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import io.github.camelinvokeai.client.error.InvokeAIException;

/** What to tell a person about a failure. */
final class FailureText {

    private FailureText() {
    }

    /** Whether the text says all that a user needs; anything else is a fault of this program. */
    static boolean isExpected(Exception failure) {
        return failure instanceof InvokeAIException || failure instanceof IOException;
    }

    static String of(Exception failure) {
        if (failure instanceof InvokeAIException) {
            return OptionNames.ofCommandLine(failure.getMessage());
        }
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return "exists and is not a directory";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
