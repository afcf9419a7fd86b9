package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.library.WorkflowCheck;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/**
 * Reads what somebody wants to enqueue, and refuses it with all that is wrong in the words of the server. Immutable.
 */
public final class BatchCheck {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String VALID = "Input should be a valid ";
    private static final String REQUIRED = "Field required";

    private final NodeFacts facts;
    private final NodeCheck nodes;
    private final EdgeRules edges;
    private final FieldCheck fields;

    /** A check by what is known about nodes. */
    public BatchCheck(NodeFacts facts) {
        this.facts = facts;
        this.nodes = new NodeCheck(facts);
        this.edges = new EdgeRules(facts);
        this.fields = FieldCheck.strict(facts);
    }

    /**
     * The batch, complete.
     *
     * @throws ApiFault 422 if it is none
     */
    public Batch check(JsonNode body) {
        List<ApiProblem> problems = new ArrayList<>();
        Batch batch = batch(body, problems);
        if (!problems.isEmpty()) {
            throw ApiFault.unprocessable(problems);
        }
        return batch;
    }

    private Batch batch(JsonNode body, List<ApiProblem> problems) {
        JsonNode sent = body.path("batch");
        List<Object> at = List.of("body", "batch");
        if (!body.isObject()) {
            problems.add(FieldCheck.problem("missing", at, REQUIRED, null));
            problems.add(FieldCheck.problem("missing", List.of("body", "prepend"), REQUIRED, null));
            return null;
        }
        if (sent.isMissingNode() || sent.isNull()) {
            problems.add(FieldCheck.problem("missing", at, REQUIRED, null));
            return null;
        }
        if (!isObject(sent, at, problems)) {
            return null;
        }
        String batchId = sent.has("batch_id") ? text(sent, "batch_id", false, at, problems) : UUID.randomUUID().toString();
        String origin = text(sent, "origin", true, at, problems);
        String destination = text(sent, "destination", true, at, problems);
        JsonNode data = BatchData.check(sent.path("data"), FieldCheck.with(at, "data"), problems);
        Graph graph = graph(sent, at, problems);
        JsonNode workflow = workflow(sent.path("workflow"), FieldCheck.with(at, "workflow"), problems);
        int runs = checked(sent, "runs", NODES.objectNode().put("type", "integer").put("minimum", 1), NODES.numberNode(1), at,
                problems).asInt();
        JsonNode prepend = checked(body, "prepend", NODES.objectNode().put("type", "boolean"), NODES.booleanNode(false),
                List.of("body"), problems);
        if (problems.isEmpty()) {
            targets(data, graph).ifPresent(fault -> problems.add(valueError(fault, at, sent)));
        }
        return new Batch(batchId, origin, destination, data, graph, workflow, runs, prepend.asBoolean());
    }

    private String text(JsonNode sent, String name, boolean nullable, List<Object> at, List<ApiProblem> problems) {
        JsonNode value = sent.path(name);
        if (value.isMissingNode() || (nullable && value.isNull())) {
            return null;
        }
        return fields.check(NODES.objectNode().put("type", "string"), value, FieldCheck.with(at, name), problems).asText();
    }

    private JsonNode checked(
            JsonNode sent, String name, JsonNode schema, JsonNode otherwise, List<Object> at, List<ApiProblem> problems) {
        return sent.has(name) ? fields.check(schema, sent.get(name), FieldCheck.with(at, name), problems) : otherwise;
    }

    private Graph graph(JsonNode batch, List<Object> at, List<ApiProblem> problems) {
        List<Object> here = FieldCheck.with(at, "graph");
        JsonNode sent = batch.path("graph");
        if (sent.isMissingNode()) {
            problems.add(FieldCheck.problem("missing", here, REQUIRED, batch));
            return null;
        }
        if (!isObject(sent, here, problems)) {
            return null;
        }
        int before = problems.size();
        String id = sent.has("id") ? text(sent, "id", false, here, problems) : UUID.randomUUID().toString();
        Map<String, ObjectNode> checkedNodes = nodes(sent.path("nodes"), FieldCheck.with(here, "nodes"), problems);
        List<Edge> checkedEdges = edges(sent.path("edges"), FieldCheck.with(here, "edges"), problems);
        Graph graph = new Graph(id, checkedNodes, checkedEdges);
        if (problems.size() == before) {
            edges.fault(graph).ifPresent(fault -> problems.add(valueError(fault, here, sent)));
        }
        return graph;
    }

    private Map<String, ObjectNode> nodes(JsonNode sent, List<Object> at, List<ApiProblem> problems) {
        Map<String, ObjectNode> checked = new LinkedHashMap<>();
        if (sent.isObject()) {
            sent.properties().forEach(node -> checked.put(
                    node.getKey(), nodes.check(node.getValue(), FieldCheck.with(at, node.getKey()), problems)));
        } else if (!sent.isMissingNode()) {
            problems.add(FieldCheck.problem("dict_type", at, VALID + "dictionary", sent));
        }
        return checked;
    }

    private static List<Edge> edges(JsonNode sent, List<Object> at, List<ApiProblem> problems) {
        List<Edge> checked = new ArrayList<>();
        if (!sent.isArray() && !sent.isMissingNode()) {
            problems.add(FieldCheck.problem("list_type", at, VALID + "list", sent));
        }
        for (int i = 0; i < sent.size() && sent.isArray(); i++) {
            edgeProblems(sent.get(i), FieldCheck.with(at, i), problems);
            checked.add(Edge.of(sent.get(i)));
        }
        return checked;
    }

    private static void edgeProblems(JsonNode edge, List<Object> at, List<ApiProblem> problems) {
        if (!isObject(edge, at, problems)) {
            return;
        }
        for (String side : new String[] { "source", "destination" }) {
            List<Object> here = FieldCheck.with(at, side);
            if (!edge.has(side)) {
                problems.add(FieldCheck.problem("missing", here, REQUIRED, edge));
            } else if (isObject(edge.get(side), here, problems)) {
                text(edge.get(side), "node_id", here, problems);
                text(edge.get(side), "field", here, problems);
            }
        }
    }

    private static void text(JsonNode object, String name, List<Object> at, List<ApiProblem> problems) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            problems.add(FieldCheck.problem("missing", FieldCheck.with(at, name), REQUIRED, object));
        } else if (!value.isTextual()) {
            problems.add(FieldCheck.problem("string_type", FieldCheck.with(at, name), VALID + "string", value));
        }
    }

    static boolean isObject(JsonNode value, List<Object> at, List<ApiProblem> problems) {
        if (!value.isObject()) {
            problems.add(FieldCheck.problem("model_attributes_type", at, VALID + "dictionary or object to extract fields from",
                    value));
        }
        return value.isObject();
    }

    private static JsonNode workflow(JsonNode sent, List<Object> at, List<ApiProblem> problems) {
        return sent.isMissingNode() || sent.isNull() ? NODES.nullNode() : WorkflowCheck.check(sent, at, false, problems);
    }

    private Optional<String> targets(JsonNode data, Graph graph) {
        Set<String> seen = new HashSet<>();
        for (JsonNode group : data) {
            for (JsonNode datum : group) {
                String nodeId = datum.path("node_path").asText();
                String field = datum.path("field_name").asText();
                if (seen.add(nodeId + "\n" + field) && !graph.nodes().containsKey(nodeId)) {
                    return Optional.of("Node " + nodeId + " not found in graph");
                }
                if (!facts.type(graph.nodes().get(nodeId)).fields().containsKey(field)) {
                    return Optional.of("Field " + field + " not found in node " + nodeId);
                }
            }
        }
        return Optional.empty();
    }

    static ApiProblem valueError(String message, List<Object> at, JsonNode input) {
        ObjectNode context = NODES.objectNode();
        context.putObject("error");
        return new ApiProblem("value_error", at, "Value error, " + message, input, context);
    }

    /**
     * The graph of one run of a sweep; empty if a value fits its field in no way. The server finds that out only when
     * the item's turn comes.
     *
     * @param values as an item shows them
     */
    public Optional<Graph> graphOf(Graph graph, JsonNode values) {
        Graph changed = graph;
        for (JsonNode value : values) {
            String nodeId = value.path("node_path").asText();
            ObjectNode node = changed.nodes().get(nodeId).deepCopy();
            node.set(value.path("field_name").asText(), value.path("value"));
            List<ApiProblem> problems = new ArrayList<>();
            ObjectNode checked = nodes.check(node, List.of(), problems);
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
            changed = changed.with(nodeId, checked);
        }
        return Optional.of(changed);
    }
}
