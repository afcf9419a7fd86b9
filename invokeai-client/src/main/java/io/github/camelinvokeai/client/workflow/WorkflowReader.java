package io.github.camelinvokeai.client.workflow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.json.Json;

/** Reads workflows, graphs and pictures, and says plainly what else was handed over when it was none. */
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
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            if (PictureReader.isPng(stream)) {
                return PictureReader.read(stream, file.toString());
            }
            if (Files.size(file) > WorkflowDefinition.MAX_BYTES) {
                throw tooLarge(file.toString());
            }
            return readJson(stream, file.toString());
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static WorkflowDefinition readPicture(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return readPicture(stream, file.toString());
        } catch (IOException e) {
            throw new WorkflowFormatException("Picture " + file.toAbsolutePath() + " does not exist or cannot be read", e);
        }
    }

    static WorkflowDefinition readPicture(InputStream stream, String source) {
        return PictureReader.read(new BufferedInputStream(stream), source);
    }

    static WorkflowDefinition readResource(String resource) {
        try (InputStream stream = open(resource)) {
            if (stream == null) {
                throw new WorkflowFormatException("Workflow " + resource + " is not on the class path");
            }
            return read(stream, "classpath:" + resource);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow classpath:" + resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String resource) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        InputStream found = context == null ? null : context.getResourceAsStream(resource);
        return found == null ? WorkflowReader.class.getClassLoader().getResourceAsStream(resource) : found;
    }

    static WorkflowDefinition read(InputStream stream, String source) {
        InputStream buffered = new BufferedInputStream(stream);
        try {
            return PictureReader.isPng(buffered) ? PictureReader.read(buffered, source) : readJson(buffered, source);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static WorkflowDefinition readJson(InputStream stream, String source) {
        byte[] bytes;
        try {
            bytes = stream.readNBytes(WorkflowDefinition.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow " + source + " cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > WorkflowDefinition.MAX_BYTES) {
            throw tooLarge(source);
        }
        return parse(bytes, source);
    }

    static WorkflowDefinition read(String json, String source) {
        if (json.length() > WorkflowDefinition.MAX_BYTES) {
            throw tooLarge(source);
        }
        // A byte order mark that came along in the text is skipped as one in a file is.
        return parse(json.getBytes(StandardCharsets.UTF_8), source);
    }

    /** A tree is written and read again: so it is copied, and whatever cannot stand in a file cannot stand in it. */
    static WorkflowDefinition read(JsonNode tree, String source) {
        try {
            return parse(Json.mapper().writeValueAsBytes(tree), source);
        } catch (JsonProcessingException e) {
            throw new WorkflowFormatException("Workflow " + source + " cannot be written as JSON: " + reason(e), e);
        }
    }

    private static WorkflowDefinition parse(byte[] json, String source) {
        try {
            JsonNode tree = Json.mapper().readTree(json);
            if (tree.isMissingNode()) {
                throw refusal(source, "is empty", "export it with Save/Download in InvokeAI's Workflows tab");
            }
            return define(tree, source);
        } catch (IOException e) {
            throw new WorkflowFormatException("Workflow " + source + " is no valid JSON" + place(e) + ": " + reason(e), e);
        }
    }

    private static WorkflowFormatException tooLarge(String source) {
        return new WorkflowFormatException(
                "Workflow " + source + " is larger than " + WorkflowDefinition.MAX_BYTES
                                           + " bytes; is it an exported workflow at all?");
    }

    private static String place(IOException e) {
        JsonLocation at = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String reason(IOException e) {
        // The first line says what is wrong; the rest repeats the source, which may hold prompts.
        String original = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String message = original == null ? e.getClass().getSimpleName() : original;
        return message.lines().findFirst().orElse("").replaceAll("Unrecognized token '.*", "unrecognized token");
    }

    /** The tree as something whose nodes and edges can be walked; anything else is refused with its likely nature. */
    private static WorkflowDefinition define(JsonNode tree, String source) {
        if (!(tree instanceof ObjectNode object)) {
            throw refusal(source, "is no JSON object", "export it with Save/Download in InvokeAI's Workflows tab");
        }
        if (object.path("nodes").isArray()) {
            return new WorkflowDefinition(requireWorkflow(object, source), source);
        }
        Optional<ApiGraph> graph = ApiGraph.in(object);
        if (graph.isPresent()) {
            graph.get().fault().ifPresent(fault -> {
                throw refusal(source, fault, "export it again");
            });
            return new WorkflowDefinition(object, graph.get(), source, List.of());
        }
        if (object.path("workflow") instanceof ObjectNode kept && kept.path("nodes").isArray()) {
            // A record of the workflow library holds the workflow beside its id and dates.
            return new WorkflowDefinition(requireWorkflow(kept, source), source);
        }
        throw refusal(source, "has no list 'nodes'", "export it from InvokeAI's Workflows tab");
    }

    private static ObjectNode requireWorkflow(ObjectNode workflow, String source) {
        if (workflow.hasNonNull("edges") && !workflow.path("edges").isArray()) {
            throw refusal(source, "has 'edges' that are no list", "export it again");
        }
        requireNodes(workflow.path("nodes"), source);
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
