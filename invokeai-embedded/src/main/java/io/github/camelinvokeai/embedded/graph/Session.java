package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/**
 * One run of a graph: which nodes are prepared, which of them ran, and what came out. Nodes are run by one thread, and
 * others may read it meanwhile. Thread-safe.
 */
public final class Session {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** How deep workflows may call each other. */
    public static final int DEEPEST_CALL = 4;

    private final String id = UUID.randomUUID().toString();
    private final String executionId = UUID.randomUUID().toString();
    private final Graph graph;
    private final FieldCheck fields;
    private final NodeFacts facts;
    private final ReadyNodes ready;
    private final Map<String, Prepared> nodes = new LinkedHashMap<>();
    private final Map<String, List<Prepared>> bySource = new LinkedHashMap<>();
    // Found when it begins: thousands of runs may wait, under the lock of their queue.
    private List<String> order;
    private final Map<String, Set<String>> iteratorsBefore = new HashMap<>();
    /** Once for each edge, by the prepared node that it comes from. */
    private final Map<String, List<Prepared>> fedBy = new HashMap<>();
    private final Set<String> executed = new LinkedHashSet<>();
    private final List<String> history = new ArrayList<>();
    private final Map<String, ObjectNode> results = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** A run that has not begun. */
    public Session(Graph graph, NodeFacts facts) {
        this.graph = graph;
        this.facts = facts;
        this.fields = FieldCheck.ofNodes(facts);
        this.ready = new ReadyNodes(prepared -> facts.type(prepared.node()).className());
    }

    /** The session's id. */
    public String id() {
        return id;
    }

    /** What is run. */
    public Graph graph() {
        return graph;
    }

    /**
     * The next node to run, with the values that its edges bring; empty when all have run.
     *
     * @throws NodeInputFault if one of those values is nothing for its field
     */
    public synchronized Optional<Prepared> next() {
        Optional<Prepared> next = ready.next();
        if (next.isEmpty()) {
            next = prepare();
        }
        next.ifPresent(this::fill);
        return next;
    }

    // All that can be prepared is; which node is first is decided when the second is there, as the server does.
    private Optional<Prepared> prepare() {
        boolean more = prepareOne();
        Optional<Prepared> next = Optional.empty();
        while (more) {
            more = prepareOne();
            if (next.isEmpty()) {
                next = ready.next();
            }
        }
        return next;
    }

    private boolean prepareOne() {
        if (order == null) {
            order = GraphOrder.sorted(graph);
        }
        Optional<String> source = order.stream().filter(this::canBePrepared).findFirst();
        source.ifPresent(nodeId -> {
            List<Prepared> made = new Expansion(graph, bySource::get, this::sizeOfCollection).of(nodeId);
            bySource.put(nodeId, made);
            made.forEach(this::added);
            if (made.isEmpty()) {
                executed.add(nodeId);
                history.add(nodeId);
            }
        });
        return source.isPresent();
    }

    private boolean canBePrepared(String nodeId) {
        if (bySource.containsKey(nodeId)) {
            return false;
        }
        boolean iterator = graph.type(nodeId).equals(NodeFacts.ITERATE);
        return (!iterator || graph.into(nodeId).stream().allMatch(edge -> executed.contains(edge.source())))
                && executed.containsAll(iteratorsBefore.computeIfAbsent(nodeId, this::findIteratorsBefore));
    }

    private Set<String> findIteratorsBefore(String nodeId) {
        return GraphOrder.ancestors(graph, nodeId).stream().filter(before -> graph.type(before).equals(NodeFacts.ITERATE))
                .collect(Collectors.toSet());
    }

    private int sizeOfCollection(Edge edge) {
        return results.get(edge.source()).path(edge.output()).size();
    }

    private void added(Prepared node) {
        nodes.put(node.id(), node);
        node.inputs().forEach(edge -> fedBy.computeIfAbsent(edge.source(), unused -> new ArrayList<>()).add(node));
        node.waitFor((int) node.inputs().stream().filter(edge -> !executed.contains(edge.source())).count());
        if (node.waitsFor() == 0) {
            ready.add(node);
        }
    }

    private void fill(Prepared prepared) {
        ObjectNode filled = prepared.node().deepCopy();
        if (graph.type(prepared.source()).equals(NodeFacts.COLLECT)) {
            filled.set("collection", collected(prepared));
        } else {
            for (Edge edge : prepared.inputs()) {
                filled.set(edge.input(), checked(filled, edge));
            }
        }
        prepared.fill(filled);
    }

    private JsonNode checked(ObjectNode node, Edge edge) {
        JsonNode value = results.get(edge.source()).path(edge.output()).deepCopy();
        if (node.path("type").asText().equals(NodeFacts.ITERATE)) {
            return value;
        }
        List<ApiProblem> problems = new ArrayList<>();
        JsonNode schema = facts.type(node).fields().get(edge.input());
        JsonNode checked = value.isNull() ? value : fields.check(schema, value, List.of(edge.input()), problems);
        if (!problems.isEmpty()) {
            throw new NodeInputFault(edge.destination(), edge.input());
        }
        return checked;
    }

    private ArrayNode collected(Prepared collector) {
        ArrayNode all = NODES.arrayNode();
        for (String input : new String[] { "collection", "item" }) {
            for (Edge edge : collector.inputs()) {
                if (edge.input().equals(input)) {
                    JsonNode value = results.get(edge.source()).path(edge.output());
                    if (input.equals("collection") && value.isArray()) {
                        value.forEach(one -> all.add(one.deepCopy()));
                    } else {
                        all.add(value.deepCopy());
                    }
                }
            }
        }
        return all;
    }

    /** Keeps what came out of a node, and lets those behind it run. */
    public synchronized void complete(Prepared prepared, ObjectNode output) {
        executed.add(prepared.id());
        results.put(prepared.id(), output);
        if (prepared.node().has("collection") && isSpecial(prepared)) {
            prepared.fill(forEvents(prepared));
        }
        if (bySource.get(prepared.source()).stream().allMatch(one -> executed.contains(one.id()))) {
            executed.add(prepared.source());
            history.add(prepared.source());
        }
        for (Prepared after : fedBy.getOrDefault(prepared.id(), List.of())) {
            after.waitFor(after.waitsFor() - 1);
            if (after.waitsFor() == 0) {
                ready.add(after);
            }
        }
    }

    private static boolean isSpecial(Prepared prepared) {
        String type = prepared.node().path("type").asText();
        return type.equals(NodeFacts.ITERATE) || type.equals(NodeFacts.COLLECT);
    }

    /** A node as events show it: iterators and collectors without their collection, which may be long. */
    public static ObjectNode forEvents(Prepared prepared) {
        ObjectNode node = prepared.node().deepCopy();
        if (isSpecial(prepared)) {
            node.putArray("collection");
        }
        return node;
    }

    /** A prepared node by its id. */
    public synchronized Optional<Prepared> prepared(String preparedId) {
        return Optional.ofNullable(nodes.get(preparedId));
    }

    /** Keeps why a node failed; nothing runs after it. */
    public synchronized void fail(String preparedId, String error) {
        errors.put(preparedId, error);
    }

    /** As the server sends it. */
    public synchronized ObjectNode toJson() {
        ObjectNode json = NODES.objectNode().put("id", id);
        json.set("graph", graph.toJson());
        json.set("execution_graph", executionGraph());
        strings(json.putArray("executed"), executed);
        strings(json.putArray("executed_history"), history);
        ObjectNode allResults = json.putObject("results");
        results.forEach((node, result) -> allResults.set(node, result.deepCopy()));
        ObjectNode allErrors = json.putObject("errors");
        errors.forEach(allErrors::put);
        json.putArray("workflow_call_stack");
        json.putArray("workflow_call_history");
        json.put("max_workflow_call_depth", DEEPEST_CALL);
        ObjectNode sources = json.putObject("prepared_source_mapping");
        nodes.values().forEach(node -> sources.put(node.id(), node.source()));
        ObjectNode prepared = json.putObject("source_prepared_mapping");
        bySource.forEach((source, made) -> strings(prepared.putArray(source), made.stream().map(Prepared::id).toList()));
        ObjectNode paths = json.putObject("prepared_iteration_paths");
        nodes.values().forEach(node -> node.path().forEach(paths.withArray(node.id())::add));
        nodes.values().forEach(node -> paths.withArray(node.id()));
        json.putArray("ready_order");
        ObjectNode waiting = json.putObject("indegree");
        nodes.values().forEach(node -> waiting.put(node.id(), node.waitsFor()));
        return json;
    }

    private ObjectNode executionGraph() {
        ObjectNode json = NODES.objectNode().put("id", executionId);
        ObjectNode all = json.putObject("nodes");
        nodes.values().forEach(node -> all.set(node.id(), node.node().deepCopy()));
        ArrayNode edges = json.putArray("edges");
        nodes.values().forEach(node -> node.inputs().forEach(edge -> edges.add(edge.toJson())));
        return json;
    }

    private static void strings(ArrayNode list, Iterable<String> values) {
        values.forEach(list::add);
    }
}
