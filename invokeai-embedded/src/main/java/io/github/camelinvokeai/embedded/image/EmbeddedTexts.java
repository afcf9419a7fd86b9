package io.github.camelinvokeai.embedded.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/** What a picture that InvokeAI made carries about itself; null for what it does not, or what makes no sense. */
record EmbeddedTexts(ObjectNode metadata, String workflow, String graph) {

    private static final String METADATA = "invokeai_metadata";
    private static final String WORKFLOW = "invokeai_workflow";
    private static final String GRAPH = "invokeai_graph";
    private static final List<String> WORKFLOW_TEXTS = List.of(
            "name", "author", "description", "version", "contact", "tags", "notes");
    private static final List<String> WORKFLOW_LISTS = List.of("exposedFields", "nodes", "edges");

    /** What is said about a picture, as the texts beside it. */
    static Map<String, String> texts(NewImage about) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (about.metadata() != null) {
            texts.put(METADATA, Json.write(about.metadata()));
        }
        if (about.workflow() != null) {
            texts.put(WORKFLOW, about.workflow());
        }
        if (about.graph() != null) {
            texts.put(GRAPH, about.graph());
        }
        return texts;
    }

    static EmbeddedTexts of(Map<String, String> texts) {
        String workflow = texts.get(WORKFLOW);
        String graph = texts.get(GRAPH);
        return new EmbeddedTexts(
                object(texts.get(METADATA)), isWorkflow(json(workflow)) ? workflow : null,
                isGraph(json(graph)) ? graph : null);
    }

    /** With metadata that was sent beside the file; what is no JSON object then leaves none. */
    EmbeddedTexts overriddenBy(Optional<String> sent) {
        return sent.map(text -> new EmbeddedTexts(object(text), workflow, graph)).orElse(this);
    }

    private static ObjectNode object(String text) {
        return json(text) instanceof ObjectNode object ? object : null;
    }

    private static boolean isWorkflow(JsonNode json) {
        return WORKFLOW_TEXTS.stream().allMatch(name -> json.path(name).isTextual())
                && WORKFLOW_LISTS.stream().allMatch(name -> json.path(name).isArray())
                && json.path("meta").path("version").isTextual() && json.path("meta").path("category").isTextual();
    }

    private static boolean isGraph(JsonNode json) {
        return json.path("nodes").isObject() && json.path("edges").isArray();
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? MissingNode.getInstance() : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
