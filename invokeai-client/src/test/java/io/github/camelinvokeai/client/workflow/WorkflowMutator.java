package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;

/** Damages a workflow file at random, as people, other programs and other releases do. */
final class WorkflowMutator {

    private static final List<String> ODD_VALUES = List.of("null", "7", "-3", "2.5", "4294967295", "true", "''", "'abc'", "[]",
            "{}", "[1,'a']", "[[1]]", "{'image_name':'x.png'}", "{'board_id':'b'}", "'auto'", "'none'",
            "{'key':'k','hash':'h','name':'n','base':'sd-1','type':'main'}", "{'r':1,'g':2,'b':3,'a':255}");
    private static final List<String> ODD_HANDLES
            = List.of("in", "out", "value", "image", "collection", "item", "gone", "", "id");
    private static final List<String> VERSIONS = List.of("1.0.0", "1.99.0", "0.9.0", "9.9.9", "soon", "");

    private final Random random;
    private final ObjectNode workflow;
    private final Map<String, Runnable> mutations = new LinkedHashMap<>();
    private int made;

    /** @param workflow what to damage; it is changed */
    WorkflowMutator(ObjectNode workflow, Random random) {
        this.workflow = workflow;
        this.random = random;
        ofEdges();
        ofNodes();
        ofInputs();
        ofForms();
        mutations.put("replace anything", () -> replaceAnything(workflow));
        mutations.put("drop a key of the file", () -> dropKey(workflow));
        mutations.put("change the schema version", () -> workflow.putObject("meta")
                .put("version", pick(List.of("1.0.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0", "x"))));
    }

    /** Does some of what it can do; says what. */
    List<String> mutate() {
        List<String> names = List.copyOf(mutations.keySet());
        List<String> done = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String name = pick(names);
            mutations.get(name).run();
            done.add(name);
        }
        return done;
    }

    private void ofEdges() {
        mutations.put("remove an edge", () -> edges().ifAny(edge -> remove(list("edges"), edge)));
        mutations.put("double an edge", () -> edges().ifAny(edge -> insert(list("edges"), edge.deepCopy())));
        mutations.put("lead an edge elsewhere", () -> edges().ifAny(edge -> edge.put("target", anyId())));
        mutations.put("take an edge from elsewhere", () -> edges().ifAny(edge -> edge.put("source", anyId())));
        mutations.put("turn an edge", () -> edges().ifAny(edge -> edge.put("source", edge.path("target").asText())
                .put("target", edge.path("source").asText())));
        mutations.put("change a handle", () -> edges().ifAny(edge -> edge.put(
                pick(List.of("sourceHandle", "targetHandle")), pick(ODD_HANDLES))));
        mutations.put("change the kind of an edge", () -> edges().ifAny(edge -> edge.put(
                "type", pick(List.of("collapsed", "default", "later")))));
        mutations.put("drop a key of an edge", () -> edges().ifAny(this::dropKey));
        mutations.put("shuffle the edges", () -> shuffle(list("edges")));
        mutations.put("add an edge", this::addEdge);
        mutations.put("add an edge again", this::addEdge);
        mutations.put("bend an edge over connectors", () -> edges().ifAny(this::bend));
        mutations.put("join connectors to a ring", () -> edges().ifAny(edge -> {
            bend(edge);
            edge(edge.path("source").asText(), "out", edge.path("source").asText(), "in");
        }));
    }

    private void addEdge() {
        nodes().ifAny(from -> nodes().ifAny(to -> edge(
                from.path("id").asText(), pick(outputs(from)), to.path("id").asText(), pick(inputs(to)))));
    }

    private void bend(ObjectNode edge) {
        String source = edge.path("source").asText();
        String handle = edge.path("sourceHandle").asText();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String id = "connector-" + made++;
            ObjectNode connector = list("nodes").addObject().put("id", id).put("type", "connector");
            connector.putObject("data").put("id", id).put("type", "connector");
            edge(source, handle, id, "in");
            source = id;
            handle = "out";
        }
        edge.put("source", source).put("sourceHandle", handle);
    }

    private void edge(String source, String sourceHandle, String target, String targetHandle) {
        insert(list("edges"), WorkflowBuilder.object().put("id", "edge-" + made++).put("type", "default").put("source", source)
                .put("sourceHandle", sourceHandle).put("target", target).put("targetHandle", targetHandle));
    }

    private void ofNodes() {
        mutations.put("remove a node", () -> nodes().ifAny(node -> remove(list("nodes"), node)));
        mutations.put("double a node", () -> nodes().ifAny(node -> insert(list("nodes"), node.deepCopy())));
        mutations.put("copy a node", () -> nodes().ifAny(
                node -> insert(list("nodes"), node.deepCopy().put("id", "copy-" + made++))));
        mutations.put("change the type of a node", () -> data().ifAny(
                data -> data.put("type", pick(List.copyOf(NodeSchema.shipped().templates().keySet())))));
        mutations.put("make a node unknown", () -> data().ifAny(data -> data.put("type", "unknown").put("nodePack", "pack")));
        mutations.put("give a node up", () -> data().ifAny(data -> data.put("type", "given_up").put("nodePack", "invokeai")));
        mutations.put("change the version of a node", () -> data().ifAny(data -> data.put("version", pick(VERSIONS))));
        mutations.put("change the outer type", () -> nodes().ifAny(
                node -> node.put("type", pick(List.of("notes", "connector", "current_image", "invocation")))));
        mutations.put("drop a key of a node", () -> nodes().ifAny(this::dropKey));
        mutations.put("drop a key of a node's data", () -> data().ifAny(this::dropKey));
        mutations.put("swap two ids", () -> nodes().ifAny(one -> nodes().ifAny(two -> {
            String id = one.path("id").asText();
            one.put("id", two.path("id").asText());
            two.put("id", id);
        })));
        mutations.put("add a collector, a branch or an iteration", () -> {
            String id = "joint-" + made++;
            ObjectNode node = list("nodes").addObject().put("id", id).put("type", "invocation");
            node.putObject("data").put("id", id).put("type", pick(List.of("collect", "if", "iterate"))).put("version", "1.0.0")
                    .putObject("inputs");
            nodes().ifAny(from -> edge(from.path("id").asText(), pick(outputs(from)), id, pick(inputs(node))));
            nodes().ifAny(to -> edge(id, pick(outputs(node)), to.path("id").asText(), pick(inputs(to))));
        });
    }

    private void ofInputs() {
        mutations.put("store an odd value", () -> fields().ifAny(field -> field.set("value", json(pick(ODD_VALUES)))));
        mutations.put("store nothing", () -> fields().ifAny(field -> field.remove("value")));
        mutations.put("change a label", () -> fields().ifAny(field -> field.put("label", pick(List.of("", " ", "Same")))));
        mutations.put("drop an input", () -> data().ifAny(data -> dropKey(data.withObject("/inputs"))));
        mutations.put("add an input", () -> data().ifAny(data -> data.withObject("/inputs")
                .putObject(pick(List.of("id", "type", "use_cache", "image", "seed", "gone")))
                .set("value", json(pick(ODD_VALUES)))));
    }

    private void ofForms() {
        mutations.put("drop an element", () -> dropKey(elements()));
        mutations.put("drop a key of an element", () -> eachElement().ifAny(this::dropKey));
        mutations.put("change the type of an element", () -> eachElement().ifAny(
                element -> element.put("type", pick(List.of("container", "text", "divider", "slider-3d")))));
        mutations.put("list an element elsewhere", () -> eachElement().ifAny(element -> {
            if (element.path("data").path("children") instanceof ArrayNode children) {
                eachElement().ifAny(other -> children.add(other.path("id")));
            }
        }));
        mutations.put("show another field", () -> eachElement().ifAny(element -> element.withObject("/data/fieldIdentifier")
                .put("nodeId", anyId()).put("fieldName", pick(ODD_HANDLES))));
        mutations.put("change settings", () -> eachElement().ifAny(element -> element.withObject("/data").set("settings", json(
                pick(List.of("{'min':3,'max':1}", "{'component':'dropdown','options':[]}", "null", "{'min':0.5}"))))));
        mutations.put("take another root", () -> eachElement().ifAny(
                element -> workflow.withObject("/form").set("rootElementId", element.path("id"))));
        mutations.put("drop the form", () -> workflow.remove("form"));
        mutations.put("expose anything", () -> list("exposedFields").addObject().put("nodeId", anyId())
                .put("fieldName", pick(ODD_HANDLES)));
    }

    private ObjectNode elements() {
        return workflow.path("form").path("elements") instanceof ObjectNode elements ? elements : WorkflowBuilder.object();
    }

    private Some eachElement() {
        return new Some(elements().valueStream());
    }

    private Some edges() {
        return new Some(list("edges").valueStream());
    }

    private Some nodes() {
        return new Some(list("nodes").valueStream());
    }

    private Some data() {
        return new Some(list("nodes").valueStream().map(node -> node.path("data")));
    }

    private Some fields() {
        return new Some(list("nodes").valueStream().flatMap(node -> node.path("data").path("inputs").valueStream()));
    }

    private List<String> outputs(ObjectNode node) {
        return orOdd(template(node).map(NodeTemplate::outputs).flatMap(outputs -> outputs.keySet().stream()));
    }

    private List<String> inputs(ObjectNode node) {
        return orOdd(template(node).map(NodeTemplate::inputs).flatMap(inputs -> inputs.keySet().stream()));
    }

    private static Stream<NodeTemplate> template(ObjectNode node) {
        return NodeSchema.shipped().template(node.path("data").path("type").asText()).stream();
    }

    private static List<String> orOdd(Stream<String> names) {
        List<String> found = names.toList();
        return found.isEmpty() ? ODD_HANDLES : found;
    }

    private String anyId() {
        List<String> ids = list("nodes").valueStream().map(node -> node.path("id").asText()).toList();
        return ids.isEmpty() || random.nextInt(10) == 0 ? "gone" : pick(ids);
    }

    private ArrayNode list(String name) {
        return workflow.get(name) instanceof ArrayNode list ? list : workflow.putArray(name);
    }

    private void insert(ArrayNode list, JsonNode item) {
        list.insert(random.nextInt(list.size() + 1), item);
    }

    private static void remove(ArrayNode list, JsonNode item) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).equals(item)) {
                list.remove(i);
            }
        }
    }

    private void shuffle(ArrayNode list) {
        List<JsonNode> items = new ArrayList<>(list.valueStream().toList());
        Collections.shuffle(items, random);
        list.removeAll().addAll(items);
    }

    private void dropKey(ObjectNode object) {
        if (!object.isEmpty()) {
            object.remove(pick(object.propertyStream().map(Map.Entry::getKey).toList()));
        }
    }

    private void replaceAnything(JsonNode within) {
        if (within instanceof ObjectNode object && !object.isEmpty()) {
            String key = pick(object.propertyStream().map(Map.Entry::getKey).toList());
            if (random.nextInt(4) == 0) {
                object.set(key, json(pick(ODD_VALUES)));
            } else {
                replaceAnything(object.get(key));
            }
        } else if (within instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (random.nextInt(4) == 0) {
                array.set(index, json(pick(ODD_VALUES)));
            } else {
                replaceAnything(array.get(index));
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Objects of which one is chosen, if there is one. */
    private final class Some {

        private final List<ObjectNode> all;

        Some(Stream<JsonNode> nodes) {
            all = nodes.filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList();
        }

        void ifAny(Consumer<ObjectNode> action) {
            if (!all.isEmpty()) {
                action.accept(pick(all));
            }
        }
    }
}
