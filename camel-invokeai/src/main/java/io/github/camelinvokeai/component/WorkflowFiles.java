package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.apache.camel.CamelContext;

/** Finds the workflow that the option {@code file} names. */
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
        if (name.startsWith(CLASS_PATH)) {
            return fromClassPath(name.substring(CLASS_PATH.length()).replaceFirst("^/+", ""));
        }
        if (name.startsWith(FILE)) {
            return WorkflowDefinition.fromFile(path(name, name.substring(FILE.length()).replaceFirst("^//(?=/)", "")));
        }
        Path file = path(name, directory).resolve(path(name, name));
        if (Files.exists(file)) {
            return WorkflowDefinition.fromFile(file);
        }
        if (onClassPath(name)) {
            return fromClassPath(name);
        }
        throw new WorkflowFormatException(
                "Workflow " + name + " is neither a file in the workflowDirectory (" + file.toAbsolutePath().normalize()
                                          + ") nor on the class path");
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WorkflowFormatException("Workflow " + name + " is no path of a file: " + e.getReason(), e);
        }
    }

    private boolean onClassPath(String name) {
        return context.getClassResolver().loadResourceAsURL(name) != null;
    }

    private WorkflowDefinition fromClassPath(String name) {
        try (InputStream stream = context.getClassResolver().loadResourceAsStream(name)) {
            if (stream == null) {
                throw new WorkflowFormatException("Workflow " + name + " is not on the class path");
            }
            return WorkflowDefinition.fromStream(stream, CLASS_PATH + name);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow " + name + " on the class path cannot be read", e);
        }
    }
}
