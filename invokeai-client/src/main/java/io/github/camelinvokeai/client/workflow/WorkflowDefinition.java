package io.github.camelinvokeai.client.workflow;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.json.Json;

/**
 * An exported workflow, as InvokeAI's UI writes it (schema versions 1 to 4). The JSON is kept as it was read and never
 * changed: values that are set belong to a {@link Submission}. Immutable and thread-safe.
 */
public final class WorkflowDefinition {

    /** A larger file is refused unread: 16 MiB, a hundred times the largest workflow that InvokeAI ships. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private final ObjectNode tree;
    private final String source;

    /** @param tree a checked workflow that nobody else holds */
    WorkflowDefinition(ObjectNode tree, String source) {
        this.tree = tree;
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws WorkflowFormatException if there is no such readable file, or it holds no workflow
     */
    public static WorkflowDefinition fromFile(Path file) {
        return WorkflowReader.read(file);
    }

    /**
     * Reads a resource of the class path. It is looked for with the context class loader of the calling thread, then
     * with the one of this class.
     *
     * @param  resource                name without a leading slash
     * @throws WorkflowFormatException if there is no such resource, or it holds no workflow
     */
    public static WorkflowDefinition fromClassPath(String resource) {
        return WorkflowReader.readResource(resource);
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param  source                  what to call it in messages, for instance a file name or URI
     * @throws WorkflowFormatException if it cannot be read or holds no workflow
     */
    public static WorkflowDefinition fromStream(InputStream stream, String source) {
        return WorkflowReader.read(stream, source);
    }

    /**
     * Reads JSON text.
     *
     * @throws WorkflowFormatException if it holds no workflow
     */
    public static WorkflowDefinition fromJson(String json) {
        return WorkflowReader.read(json, "JSON text");
    }

    /**
     * Takes a JSON tree; it is copied, so that later changes to it do not reach the definition.
     *
     * @throws WorkflowFormatException if it holds no workflow
     */
    public static WorkflowDefinition fromTree(JsonNode tree) {
        return WorkflowReader.read(Objects.requireNonNull(tree, "tree"), "JSON tree");
    }

    /** The name that its author gave it; empty if none. */
    public String name() {
        return tree.path("name").asText("");
    }

    /** What its author says about it; empty if nothing. */
    public String description() {
        return tree.path("description").asText("");
    }

    /** The schema version of the file, for instance {@code 4.0.0}; empty if the file does not say. */
    public String schemaVersion() {
        return tree.path("meta").path("version").asText("");
    }

    /** Where it was read from, for messages. */
    public String source() {
        return source;
    }

    /** A copy of the JSON as it was read. */
    public ObjectNode raw() {
        return tree.deepCopy();
    }

    /** The JSON itself, for reading only. */
    ObjectNode tree() {
        return tree;
    }

    /** The JSON as it was read, as compact text. */
    public String toJson() {
        return Json.write(tree);
    }

    @Override
    public String toString() {
        return "WorkflowDefinition[" + (name().isEmpty() ? source : name() + ", " + source) + "]";
    }
}
