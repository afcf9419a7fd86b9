package io.github.camelinvokeai.client.schema;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.SchemaFormatException;

/**
 * What one InvokeAI release, or one server with its custom node packs, says about its node types: their inputs,
 * outputs, ranges, choices and defaults. Discovery of inputs and graph building rest on it. Read from InvokeAI's
 * OpenAPI document by the rules of InvokeAI's workflow editor. Immutable and thread-safe.
 */
public final class NodeSchema {

    private final String version;
    private final String source;
    private final SortedMap<String, NodeTemplate> templates;

    private NodeSchema(String version, String source, SortedMap<String, NodeTemplate> templates) {
        this.version = version;
        this.source = source;
        this.templates = Collections.unmodifiableSortedMap(templates);
    }

    /** The node types of InvokeAI 6.14.2, which come with this client. Read on the first call, without a server. */
    public static NodeSchema shipped() {
        return Shipped.SCHEMA;
    }

    /**
     * What {@link #shipped()} was read from: the part of InvokeAI's OpenAPI document that describes node types. Read
     * anew on each call, so the caller may change it.
     */
    public static JsonNode shippedDocument() {
        return ShippedNodeFacts.document();
    }

    /**
     * The node types an OpenAPI document describes. What is unknown in it is passed over; so is a field whose type the
     * workflow editor could not read either.
     *
     * @param  document              the answer of {@code GET /openapi.json}, or facts trimmed from it
     * @param  version               label: the release of the server, for instance {@code 6.14.2}
     * @param  source                label for people: where the document came from, for instance
     *                               {@code server http://127.0.0.1:9090}
     * @throws SchemaFormatException if the document describes no node type
     */
    public static NodeSchema fromOpenApi(JsonNode document, String version, String source) {
        SortedMap<String, NodeTemplate> templates = NodeTemplates.read(document);
        if (templates.isEmpty()) {
            throw new SchemaFormatException(
                    "No node types of InvokeAI in the OpenAPI document from " + source
                                            + ": nothing under components.schemas is of class \"invocation\"."
                                            + " Give the /openapi.json of an InvokeAI server");
        }
        return new NodeSchema(version, source, templates);
    }

    /**
     * The node types of a saved {@code /openapi.json}, as it came or compressed with gzip. Its {@link #version()} names
     * the file, as the document does not say which release it is of.
     *
     * @throws SchemaFormatException if there is no such readable file, or it describes no node type
     */
    public static NodeSchema fromFile(Path file) {
        return fromOpenApi(SchemaFile.read(file), "of " + file.getFileName(), file.toString());
    }

    /**
     * The same node types under other labels.
     *
     * @param version the release of the server that they are of
     * @param source  where they came from, in words for people
     */
    public NodeSchema labelled(String version, String source) {
        return new NodeSchema(version, source, templates);
    }

    /** Release whose node types these are, as given when it was read. */
    public String version() {
        return version;
    }

    /** Where the facts came from, in words for people. */
    public String source() {
        return source;
    }

    /** The template of a node type such as {@code denoise_latents}; empty if this schema does not know the type. */
    public Optional<NodeTemplate> template(String nodeType) {
        return nodeType == null ? Optional.empty() : Optional.ofNullable(templates.get(nodeType));
    }

    /** All templates by node type, sorted; unmodifiable. */
    public Map<String, NodeTemplate> templates() {
        return templates;
    }

    @Override
    public String toString() {
        return "node types of InvokeAI " + version + " (" + source + ")";
    }

    private static final class Shipped {
        static final NodeSchema SCHEMA
                = fromOpenApi(ShippedNodeFacts.document(), ShippedNodeFacts.VERSION, "shipped with this client");
    }
}
