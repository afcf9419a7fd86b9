package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import picocli.CommandLine.Option;

/** Who may log in first to a server with logins. */
final class Administrator {

    private static final String VARIABLE = "INVOKEAI_ADMIN_PASSWORD";

    @Option(names = "--multiuser", paramLabel = "EMAIL", required = true,
            description = "Have users log in; EMAIL is that of the administrator, whose password is in the environment variable "
                          + VARIABLE + " or in the file of --password-file.")
    String email;

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "A file that holds the administrator's password in its first line.")
    Path passwordFile;

    /** Everybody on the machine can see the options of a running program, so the password is none of them. */
    String password(Terminal terminal) throws IOException {
        String password = passwordFile == null ? terminal.environment().getOrDefault(VARIABLE, "") : firstLine();
        if (password.isEmpty()) {
            throw new InvalidOptionException(
                    "The administrator of --multiuser has no password: " + (passwordFile == null
                            ? "set the environment variable " + VARIABLE + ", or give a --password-file"
                            : "the first line of " + passwordFile + " is empty"));
        }
        return password;
    }

    private String firstLine() throws IOException {
        return Files.readString(passwordFile).lines().findFirst().orElse("");
    }
}
