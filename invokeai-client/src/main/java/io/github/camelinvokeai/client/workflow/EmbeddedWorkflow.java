package io.github.camelinvokeai.client.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Pattern SEMVER = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+].+)?");
    private static final Set<String> CATEGORIES = Set.of("user", "default");

    private final ObjectNode template;
    private final Map<String, Integer> positions = new HashMap<>();

    EmbeddedWorkflow(ObjectNode workflow) {
        template = shallowCopy(workflow);
        template.remove("id");
        TEXTS.stream().filter(name -> !template.path(name).isTextual()).forEach(name -> template.put(name, ""));
        template.put("tags", tags(template.path("tags")));
        template.set("meta", meta(template.path("meta")));
        template.set("exposedFields", exposedFields(template.path("exposedFields")));
        if (!template.path("edges").isArray()) {
            template.putArray("edges");
        }
        JsonNode nodes = template.path("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            positions.put(nodes.get(i).path("id").asText(), i);
        }
    }

    private static String tags(JsonNode tags) {
        return tags.isArray() ? tags.valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")) : tags.asText("");
    }

    /** The server refuses a whole batch for one entry that does not name a node and a field. */
    private static ArrayNode exposedFields(JsonNode exposed) {
        ArrayNode whole = JsonNodeFactory.instance.arrayNode();
        exposed.valueStream().filter(field -> field.path("nodeId").isTextual() && field.path("fieldName").isTextual())
                .forEach(whole::add);
        return whole;
    }

    private static ObjectNode meta(JsonNode meta) {
        ObjectNode full = meta instanceof ObjectNode object ? shallowCopy(object) : JsonNodeFactory.instance.objectNode();
        if (!SEMVER.matcher(full.path("version").asText()).matches()) {
            full.put("version", CURRENT_VERSION);
        }
        if (!CATEGORIES.contains(full.path("category").asText())) {
            full.put("category", "user");
        }
        return full;
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
        changes.forEach((key, value) -> {
            int position = positions.get(key.nodeId());
            nodes.set(position, changed((ObjectNode) nodes.get(position), key.fieldName(), value));
        });
        return filled;
    }

    private static ObjectNode changed(ObjectNode node, String fieldName, Optional<JsonNode> value) {
        ObjectNode copy = shallowCopy(node);
        ObjectNode input = child(child(child(copy, "data"), "inputs"), fieldName);
        value.ifPresentOrElse(json -> input.set("value", json), () -> input.remove("value"));
        return copy;
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
