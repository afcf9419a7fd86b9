package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.camelinvokeai.client.drift.InputMap;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.apache.camel.CamelContext;

/** Finds the files that the options {@code file} and {@code inputMap} name. */
final class WorkflowFiles {

    private static final String FILE = "file:";
    private static final String CLASS_PATH = "classpath:";

    private final CamelContext context;
    private final String directory;

    WorkflowFiles(CamelContext context, String directory) {
        this.context = context;
        this.directory = directory;
    }

    /** @throws WorkflowFormatException if there is none, or it cannot be read */
    WorkflowDefinition load(String name) {
        return load(name, WorkflowDefinition::fromFile, WorkflowDefinition::fromStream);
    }

    /** The input map that the option {@code inputMap} names. */
    InputMap loadMap(String name) {
        return load(name, InputMap::fromFile, InputMap::fromStream);
    }

    private <T> T load(String name, Function<Path, T> ofFile, BiFunction<InputStream, String, T> ofStream) {
        if (name.startsWith(CLASS_PATH)) {
            return fromClassPath(name.substring(CLASS_PATH.length()).replaceFirst("^/+", ""), ofStream);
        }
        if (name.startsWith(FILE)) {
            return ofFile.apply(path(name, name.substring(FILE.length()).replaceFirst("^//(?=/)", "")));
        }
        Path file = path(name, directory).resolve(path(name, name));
        if (Files.exists(file)) {
            return ofFile.apply(file);
        }
        if (onClassPath(name)) {
            return fromClassPath(name, ofStream);
        }
        throw new WorkflowFormatException(
                "File " + name + " is neither a file in the workflowDirectory (" + file.toAbsolutePath().normalize()
                                          + ") nor on the class path");
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WorkflowFormatException("File " + name + " is no path of a file: " + e.getReason(), e);
        }
    }

    private boolean onClassPath(String name) {
        return context.getClassResolver().loadResourceAsURL(name) != null;
    }

    private <T> T fromClassPath(String name, BiFunction<InputStream, String, T> ofStream) {
        try (InputStream stream = context.getClassResolver().loadResourceAsStream(name)) {
            if (stream == null) {
                throw new WorkflowFormatException("File " + name + " is not on the class path");
            }
            return ofStream.apply(stream, CLASS_PATH + name);
        } catch (IOException e) {
            throw new WorkflowFormatException("File " + name + " on the class path cannot be read", e);
        }
    }
}
