package io.github.camelinvokeai.client.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.json.Json;

/** Reads workflow files and says plainly what else was handed over when it was none. */
final class WorkflowReader {

    private WorkflowReader() {
    }

    static WorkflowDefinition read(Path file) {
        if (Files.isDirectory(file)) {
            throw new WorkflowFormatException("Workflow " + file + " is a directory; name the JSON file in it");
        }
        if (!Files.isReadable(file)) {
            throw new WorkflowFormatException("Workflow file " + file.toAbsolutePath() + " does not exist or cannot be read");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString());
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static WorkflowDefinition readResource(String resource) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? WorkflowReader.class.getClassLoader() : context;
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new WorkflowFormatException("Workflow " + resource + " is not on the class path");
            }
            return read(stream, "classpath:" + resource);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow classpath:" + resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    static WorkflowDefinition read(InputStream stream, String source) {
        byte[] bytes;
        try {
            bytes = stream.readNBytes(WorkflowDefinition.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow " + source + " cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > WorkflowDefinition.MAX_BYTES) {
            throw new WorkflowFormatException(
                    "Workflow " + source + " is larger than " + WorkflowDefinition.MAX_BYTES
                                              + " bytes; is it an exported workflow at all?");
        }
        return parse(new String(bytes, StandardCharsets.UTF_8), source);
    }

    static WorkflowDefinition parse(String json, String source) {
        if (json.length() > WorkflowDefinition.MAX_BYTES) {
            throw new WorkflowFormatException(
                    "Workflow " + source + " is larger than " + WorkflowDefinition.MAX_BYTES
                                              + " characters; is it an exported workflow at all?");
        }
        String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
        try {
            return WorkflowDefinition.of(Json.mapper().readTree(text), source);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new WorkflowFormatException("Workflow " + source + " is no valid JSON" + place + ": " + reason(e), e);
        }
    }

    private static String reason(JsonProcessingException e) {
        // The first line says what is wrong; the rest repeats the source, which may hold prompts.
        String message = e.getOriginalMessage() == null ? e.getClass().getSimpleName() : e.getOriginalMessage();
        return message.lines().findFirst().orElse("").replaceAll("Unrecognized token '.*", "unrecognized token");
    }

    /** The tree as a workflow whose nodes and edges can be walked; anything else is refused with its likely nature. */
    static ObjectNode requireWorkflow(JsonNode tree, String source) {
        if (!(tree instanceof ObjectNode workflow)) {
            throw refusal(source, "is no JSON object", "export it with Save/Download in InvokeAI's Workflows tab");
        }
        JsonNode nodes = workflow.path("nodes");
        if (workflow.path("batch").has("graph") || workflow.path("graph").isObject() || nodes.isObject()) {
            throw refusal(source, "is a graph as the queue takes it, not a workflow",
                    "export the workflow that it was made from");
        }
        if (!nodes.isArray() && workflow.path("workflow").path("nodes").isArray()) {
            throw refusal(source, "is a record of the workflow library", "take what stands under its key 'workflow'");
        }
        if (!nodes.isArray()) {
            throw refusal(source, "has no list 'nodes'", "export it from InvokeAI's Workflows tab");
        }
        if (workflow.hasNonNull("edges") && !workflow.path("edges").isArray()) {
            throw refusal(source, "has 'edges' that are no list", "export it again");
        }
        requireNodes(nodes, source);
        return workflow;
    }

    private static void requireNodes(JsonNode nodes, String source) {
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode id = nodes.get(i).path("id");
            if (!id.isTextual() || id.textValue().isBlank()) {
                throw refusal(source, "has a node without an id at nodes[" + i + "]", "export it again");
            }
        }
    }

    private static WorkflowFormatException refusal(String source, String what, String remedy) {
        return new WorkflowFormatException("Workflow " + source + " " + what + "; " + remedy);
    }
}
