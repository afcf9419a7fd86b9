package io.github.camelinvokeai.client.workflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.json.Json;

/**
 * An exported workflow, as InvokeAI's UI writes it (schema versions 1 to 4), a record of its workflow library, or a
 * graph in the server's own format, as other tools export it. The JSON is kept as it was read and never changed: values
 * that are set belong to a {@link Submission}. Immutable and thread-safe.
 *
 * <p>
 * A graph is {@code {"nodes":{id:{...}},"edges":[...]}}, or an object that holds one as {@code graph} or as
 * {@code batch.graph}, which the body of an enqueue request is. Of the latter, {@code data} is sent along; runs and the
 * rest belong to the {@link Submission}.
 */
public final class WorkflowDefinition {

    /** A larger file is refused unread: 16 MiB, a hundred times the largest workflow that InvokeAI ships. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** A larger picture is not looked into: 128 MiB. */
    public static final int MAX_IMAGE_BYTES = 128 * 1024 * 1024;

    private final ObjectNode tree;
    private final ApiGraph graph;
    private final String source;
    private final List<WorkflowWarning> remarks;

    /** @param tree a checked workflow that nobody else holds */
    WorkflowDefinition(ObjectNode tree, String source) {
        this(tree, null, source, List.of());
    }

    /** @param graph what runs of the tree, or null if it is a workflow */
    WorkflowDefinition(ObjectNode tree, ApiGraph graph, String source, List<WorkflowWarning> remarks) {
        this.tree = tree;
        this.graph = graph;
        this.source = source;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Reads a file of JSON, or a PNG picture that carries a workflow, see {@link #fromImage(Path)}.
     *
     * @throws WorkflowFormatException if there is no such readable file, or it holds no workflow
     */
    public static WorkflowDefinition fromFile(Path file) {
        return WorkflowReader.read(file);
    }

    /**
     * Reads the workflow that InvokeAI has written into a picture when it made it: the PNG text
     * {@code invokeai_workflow}, or, if there is none, {@code invokeai_graph}, which is the graph that was run and has
     * no form.
     *
     * @throws WorkflowFormatException if there is no such readable file, it is no PNG, or it carries neither; many
     *                                 programs remove such texts from the pictures that they save or pass on
     */
    public static WorkflowDefinition fromImage(Path file) {
        return WorkflowReader.readPicture(file);
    }

    /**
     * Reads the workflow in a picture, as {@link #fromImage(Path)}; the caller closes the stream, which may not have
     * been read to its end.
     *
     * @param  source                  what to call it in messages, for instance a file name or URI
     * @throws WorkflowFormatException if it cannot be read, is no PNG or carries no workflow
     */
    public static WorkflowDefinition fromImage(InputStream stream, String source) {
        return WorkflowReader.readPicture(stream, source);
    }

    /**
     * Reads the workflow in a picture, as {@link #fromImage(Path)}.
     *
     * @param  png                     the bytes of the whole file
     * @throws WorkflowFormatException if it is no PNG or carries no workflow
     */
    public static WorkflowDefinition fromImage(byte[] png) {
        return WorkflowReader.readPicture(new ByteArrayInputStream(png), "picture");
    }

    /**
     * Reads a resource of the class path, as {@link #fromFile(Path)}. It is looked for with the context class loader of
     * the calling thread, then with the one of this class.
     *
     * @param  resource                name without a leading slash
     * @throws WorkflowFormatException if there is no such resource, or it holds no workflow
     */
    public static WorkflowDefinition fromClassPath(String resource) {
        return WorkflowReader.readResource(resource);
    }

    /**
     * Reads a stream to its end, as {@link #fromFile(Path)}; the caller closes it.
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
        return fromTree(tree, "JSON tree");
    }

    /**
     * Takes a JSON tree; it is copied.
     *
     * @param  source                  what to call it in messages, for instance a file name or URI
     * @throws WorkflowFormatException if it holds no workflow
     */
    public static WorkflowDefinition fromTree(JsonNode tree, String source) {
        return WorkflowReader.read(Objects.requireNonNull(tree, "tree"), source);
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

    /** The types of its nodes that are nodes of a graph, for instance {@code denoise_latents}. */
    public Set<String> nodeTypes() {
        return tree.path("nodes").valueStream().filter(node -> node.path("type").asText().equals("invocation"))
                .map(node -> node.path("data").path("type").asText()).collect(Collectors.toSet());
    }

    /** Where it was read from, for messages. */
    public String source() {
        return source;
    }

    /**
     * Whether it is a graph in the server's own format. It has no form: its inputs are the fields of its nodes, and no
     * workflow travels with its batches.
     */
    public boolean isGraph() {
        return graph != null;
    }

    /** A copy of the JSON as it was read; of a record of the library, the workflow in it. */
    public ObjectNode raw() {
        return tree.deepCopy();
    }

    /** The JSON itself, for reading only. */
    ObjectNode tree() {
        return tree;
    }

    /** What runs, if it is a graph; else null. */
    ApiGraph graph() {
        return graph;
    }

    /** What is odd about where it comes from. */
    List<WorkflowWarning> remarks() {
        return remarks;
    }

    WorkflowDefinition withRemark(WorkflowWarning remark) {
        return new WorkflowDefinition(tree, graph, source, List.of(remark));
    }

    /** The same JSON as compact text. */
    public String toJson() {
        return Json.write(tree);
    }

    @Override
    public String toString() {
        return "WorkflowDefinition[" + (name().isEmpty() ? source : name() + ", " + source) + "]";
    }
}
