package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.FieldType;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** What holds for every batch that a graph builder of InvokeAI makes, read off the batch and the schema alone. */
final class BatchRules {

    private static final Set<String> OF_EVERY_NODE = Set.of("id", "type", "use_cache", "is_intermediate");
    private static final List<String> OF_EVERY_WORKFLOW = List.of("name", "author", "description", "version", "contact", "tags",
            "notes");
    private static final String MANY = "CollectionItemField";

    private final NodeSchema schema;
    private final JsonNode batch;
    private final JsonNode nodes;
    private final List<String> broken = new ArrayList<>();

    private BatchRules(JsonNode body, NodeSchema schema) {
        this.schema = schema;
        this.batch = body.path("batch");
        this.nodes = batch.path("graph").path("nodes");
    }

    /** The rules that a request body breaks, in words; empty if it is sound. */
    static List<String> brokenBy(JsonNode body, NodeSchema schema) {
        BatchRules rules = new BatchRules(body, schema);
        rules.envelope();
        rules.edges();
        rules.nodes.properties().forEach(node -> rules.node(node.getKey(), node.getValue()));
        rules.cycles();
        return rules.broken;
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private void envelope() {
        check(batch.path("runs").asInt() >= 1 && batch.path("data").isArray() && batch.path("graph").path("id").isTextual(),
                "the envelope lacks something");
        JsonNode workflow = batch.path("workflow");
        check(!workflow.has("id"), "the workflow carries an id");
        check(OF_EVERY_WORKFLOW.stream().allMatch(key -> workflow.path(key).isTextual()), "the workflow lacks a text");
        check(workflow.path("nodes").isArray() && workflow.path("edges").isArray() && workflow.path("exposedFields").isArray(),
                "the workflow lacks a list");
        check(workflow.path("meta").path("version").isTextual() && workflow.path("meta").path("category").isTextual(),
                "the workflow lacks its version or category");
        check(!nodes.isEmpty(), "the graph has no nodes");
    }

    private void node(String id, JsonNode node) {
        NodeTemplate template = schema.template(node.path("type").asText()).orElse(null);
        check(node.path("id").asText().equals(id), id + " stands under another id");
        check(template != null, id + " is of an unknown type");
        check(!node.path("type").asText().matches("(image|string|integer|float)_(batch|generator)"), id + " only gives values");
        check(node.path("use_cache").isBoolean() && node.path("is_intermediate").isBoolean(), id + " lacks a switch");
        if (template != null) {
            node.propertyStream().filter(field -> !OF_EVERY_NODE.contains(field.getKey()))
                    .forEach(field -> literal(id + "." + field.getKey(), template, field.getKey(), field.getValue()));
            template.inputs().values().stream().filter(FieldTemplate::required).forEach(field -> check(
                    node.has(field.name()) || !edgesTo(id, field.name()).isEmpty(), id + "." + field.name() + " is missing"));
        }
    }

    private void literal(String place, NodeTemplate template, String name, JsonNode value) {
        FieldTemplate field = template.inputs().get(name);
        if (field == null) {
            boolean ofCall = template.type().equals("call_saved_workflow") && name.equals("workflow_inputs");
            check(template.acceptsExtraInputs() || ofCall, place + " is no field of the type");
            return;
        }
        check(!field.connectionOnly() || field.type().mayStore(value), place + " takes an edge only");
        check(!value.isNull() || template.acceptsExtraInputs(), place + " is null");
        check(!field.type().name().equals("BoardField") || value.path("board_id").isTextual(), place + " is no board");
    }

    private void edges() {
        Set<JsonNode> seen = new HashSet<>();
        Set<String> fed = new HashSet<>();
        for (JsonNode edge : batch.path("graph").path("edges")) {
            check(seen.add(edge), edge + " is there twice");
            JsonNode source = nodes.path(edge.at("/source/node_id").asText());
            JsonNode target = nodes.path(edge.at("/destination/node_id").asText());
            String field = edge.at("/destination/field").asText();
            check(source.isObject() && target.isObject(), edge + " leads from or to no node");
            check(!target.has(field), edge + " feeds a field that has a value");
            schema.template(source.path("type").asText()).ifPresent(template -> check(
                    template.outputs().containsKey(edge.at("/source/field").asText()), edge + " comes from no output"));
            schema.template(target.path("type").asText())
                    .ifPresent(template -> target(edge, template.inputs().get(field), fed));
        }
    }

    private void target(JsonNode edge, FieldTemplate field, Set<String> fed) {
        check(field != null && field.input() != InputMode.DIRECT, edge + " leads to no input that takes edges");
        FieldType type = field == null ? null : field.type();
        check(fed.add(edge.path("destination").toString()) || (type != null && type.name().equals(MANY)),
                edge + " is the second into one input");
    }

    private List<JsonNode> edgesTo(String id, String field) {
        return batch.path("graph").path("edges").valueStream().map(edge -> edge.path("destination"))
                .filter(end -> end.path("node_id").asText().equals(id) && end.path("field").asText().equals(field)).toList();
    }

    private void cycles() {
        Map<String, Set<String>> sources = new HashMap<>();
        batch.path("graph").path("edges").forEach(
                edge -> sources.computeIfAbsent(edge.at("/destination/node_id").asText(), id -> new HashSet<>())
                        .add(edge.at("/source/node_id").asText()));
        boolean less = true;
        while (less) {
            Set<String> waiting = Set.copyOf(sources.keySet());
            less = sources.values().removeIf(before -> before.stream().noneMatch(waiting::contains));
        }
        check(sources.isEmpty(), "the graph has a cycle");
    }
}
