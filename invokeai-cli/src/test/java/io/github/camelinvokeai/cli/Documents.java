package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The project's documents, seen from this module. */
final class Documents {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\R(.*?)^```");

    private Documents() {
    }

    static String read(String name) {
        try {
            return Files.readString(Path.of("..").resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All that a document says to type into a shell, block by block. */
    static List<String> shellBlocks(String name) {
        return SHELL.matcher(read(name)).results().map(block -> block.group(1)).toList();
    }
}
