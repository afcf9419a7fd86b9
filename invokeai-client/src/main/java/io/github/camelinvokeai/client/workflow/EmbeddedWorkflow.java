package io.github.camelinvokeai.client.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The workflow as it travels with a batch, so that the pictures carry it: with every key that the server insists on,
 * without the library's id, and with the values of the submission in place of the stored ones, as if a person had typed
 * them into the form.
 */
final class EmbeddedWorkflow {

    private static final List<String> TEXTS = List.of("name", "author", "description", "version", "contact", "notes");
    private static final String CURRENT_VERSION = "4.0.0";
    /** As semver.org has it, because the server is as strict: no leading zeros, no empty parts. */
    private static final Pattern SEMVER = Pattern.compile(
            "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
                                                          + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
                                                          + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");
    private static final Pattern OLDER = Pattern.compile("[0-3]\\..*");
    private static final String FIRST_NODE_VERSION = "1.0.0";
    private static final Set<String> CATEGORIES = Set.of("user", "default");

    private final ObjectNode template;
    private final Map<String, Integer> positions = new HashMap<>();

    EmbeddedWorkflow(ObjectNode workflow) {
        template = shallowCopy(workflow);
        template.remove("id");
        TEXTS.stream().filter(name -> !template.path(name).isTextual()).forEach(name -> template.put(name, ""));
        template.put("tags", tags(template.path("tags")));
        template.set("meta", meta(template.path("meta")));
        template.set("exposedFields", only(template.path("exposedFields"),
                field -> field.path("nodeId").isTextual() && field.path("fieldName").isTextual()));
        template.set("edges", only(template.path("edges"), JsonNode::isObject));
        if (!template.path("form").isObject() && !template.path("form").isNull()) {
            template.remove("form");
        }
        template.set("nodes", nodes(workflow.path("nodes")));
        JsonNode nodes = template.path("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            positions.put(nodes.get(i).path("id").asText(), i);
        }
    }

    private static String tags(JsonNode tags) {
        return tags.isArray() ? tags.valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")) : tags.asText("");
    }

    /** The server refuses a whole batch for one entry that is not what the list is for. */
    private static JsonNode only(JsonNode list, Predicate<JsonNode> whole) {
        if (list.isArray() && list.valueStream().allMatch(whole)) {
            return list;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        if (list.isArray()) {
            list.valueStream().filter(whole).forEach(kept::add);
        }
        return kept;
    }

    private static ObjectNode meta(JsonNode meta) {
        ObjectNode full = meta instanceof ObjectNode object ? shallowCopy(object) : JsonNodeFactory.instance.objectNode();
        String version = full.path("version").asText();
        if (!SEMVER.matcher(version).matches() || OLDER.matcher(version).matches()) {
            full.put("version", CURRENT_VERSION);
        }
        if (!CATEGORIES.contains(full.path("category").asText())) {
            full.put("category", "user");
        }
        return full;
    }

    /**
     * The nodes with what older schemas did without. Values of today in a file of an older schema would not be read, so
     * the file is passed off as one of today's, which asks for more.
     */
    private static ArrayNode nodes(JsonNode nodes) {
        ArrayNode full = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(node -> full.add(node.path("type").asText().equals("invocation") ? invocation(node) : node));
        return full;
    }

    private static JsonNode invocation(JsonNode node) {
        JsonNode data = node.path("data");
        if (data.has("version") && data.has("useCache")) {
            return node;
        }
        ObjectNode copy = shallowCopy((ObjectNode) node);
        ObjectNode full = child(copy, "data");
        if (!full.has("version")) {
            full.put("version", FIRST_NODE_VERSION);
        }
        if (!full.has("useCache")) {
            full.put("useCache", true);
        }
        return copy;
    }

    /**
     * The workflow with some values changed; an empty value takes the stored one away. Shares all that did not change.
     */
    ObjectNode with(Map<FieldKey, Optional<JsonNode>> changes) {
        if (changes.isEmpty()) {
            return template;
        }
        ObjectNode filled = shallowCopy(template);
        ArrayNode nodes = filled.arrayNode().addAll((ArrayNode) template.get("nodes"));
        filled.set("nodes", nodes);
        Map<String, ObjectNode> inputsOfNodes = new HashMap<>();
        changes.forEach((key, value) -> {
            ObjectNode inputs = inputsOfNodes.computeIfAbsent(key.nodeId(), id -> copyInputs(nodes, positions.get(id)));
            ObjectNode input = child(inputs, key.fieldName());
            if (!input.has("name")) {
                // InvokeAI's UI refuses to load a workflow with a nameless input.
                input.put("name", key.fieldName());
            }
            value.ifPresentOrElse(json -> input.set("value", json), () -> input.remove("value"));
        });
        return filled;
    }

    /** The inputs of a node, to be changed; it and all around them is copied, and nothing else. */
    private static ObjectNode copyInputs(ArrayNode nodes, int position) {
        ObjectNode node = shallowCopy((ObjectNode) nodes.get(position));
        nodes.set(position, node);
        return child(child(node, "data"), "inputs");
    }

    /** A shallow copy of an inner object, put in its place. */
    private static ObjectNode child(ObjectNode parent, String name) {
        ObjectNode copy = parent.path(name) instanceof ObjectNode object ? shallowCopy(object) : parent.objectNode();
        parent.set(name, copy);
        return copy;
    }

    private static ObjectNode shallowCopy(ObjectNode object) {
        return object.objectNode().setAll(object);
    }
}
