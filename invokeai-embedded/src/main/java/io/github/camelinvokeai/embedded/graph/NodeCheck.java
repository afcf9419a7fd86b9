package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.graph.NodeFacts.NodeType;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/** Checks one node and fills in its defaults. What the type does not know is dropped, as the server does. Immutable. */
final class NodeCheck {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Larger seeds begin at zero again. */
    private static final long SEEDS = 1L << 32;

    private final NodeFacts facts;
    private final FieldCheck fields;

    NodeCheck(NodeFacts facts) {
        this.facts = facts;
        this.fields = FieldCheck.ofNodes(facts);
    }

    /**
     * The node, complete.
     *
     * @param at       the way to it
     * @param problems takes what is wrong; with any of them the result means nothing
     */
    ObjectNode check(JsonNode node, List<Object> at, List<ApiProblem> problems) {
        if (!BatchCheck.isObject(node, at, problems)) {
            return NODES.objectNode();
        }
        NodeType type = facts.types().get(node.path("type").asText());
        if (type == null) {
            problems.add(unknownType(node, at));
            return NODES.objectNode();
        }
        return filled(type, node, FieldCheck.with(at, type.type()), problems);
    }

    private ApiProblem unknownType(JsonNode node, List<Object> at) {
        ObjectNode context = NODES.objectNode().put("discriminator", "'type'");
        if (!node.has("type")) {
            return new ApiProblem(
                    "union_tag_not_found", at, "Unable to extract tag using discriminator 'type'", node, context);
        }
        String tag = node.get("type").isNull() ? "None" : node.get("type").asText();
        String known = "'" + String.join("', '", facts.types().keySet()) + "'";
        context.put("tag", tag).put("expected_tags", known);
        return new ApiProblem(
                "union_tag_invalid", at,
                "Input tag '" + tag + "' found using 'type' does not match any of the expected tags: " + known, node, context);
    }

    private ObjectNode filled(NodeType type, JsonNode node, List<Object> at, List<ApiProblem> problems) {
        ObjectNode filled = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : type.fields().entrySet()) {
            String name = field.getKey();
            JsonNode given = node.get(name);
            if (given == null) {
                filled.set(name, initial(name, field.getValue()));
            } else {
                filled.set(name, value(type, field, given, FieldCheck.with(at, name), problems));
            }
        }
        filled.put("type", type.type());
        if (type.keepsUnknownFields()) {
            node.properties().forEach(extra -> filled.putIfAbsent(extra.getKey(), extra.getValue()));
        }
        return filled;
    }

    private static JsonNode initial(String name, JsonNode schema) {
        if (name.equals("id")) {
            return NODES.textNode(UUID.randomUUID().toString());
        }
        JsonNode otherwise = schema.path("default");
        if (otherwise.isMissingNode()) {
            return NODES.nullNode();
        }
        boolean decimal = otherwise.isIntegralNumber() && schema.path("type").asText().equals("number");
        return decimal ? NODES.numberNode(otherwise.doubleValue()) : otherwise.deepCopy();
    }

    // What an edge is to bring, or must be given only when it runs, may be null until then.
    private static JsonNode orNull(JsonNode schema) {
        boolean canWait = schema.path("input").asText().equals("connection") || schema.path("orig_required").asBoolean();
        if (!canWait || schema.has("anyOf")) {
            return schema;
        }
        ObjectNode wider = NODES.objectNode();
        wider.putArray("anyOf").add(schema).addObject().put("type", "null");
        return wider;
    }

    private JsonNode value(
            NodeType type, Map.Entry<String, JsonNode> field, JsonNode given, List<Object> at, List<ApiProblem> problems) {
        List<ApiProblem> ofThis = new ArrayList<>();
        boolean seed = type.type().equals("noise") && field.getKey().equals("seed") && given.isIntegralNumber();
        JsonNode sent = seed ? NODES.numberNode(Math.floorMod(given.longValue(), SEEDS)) : given;
        if (type.type().equals("noise") && field.getKey().equals("seed") && !given.isNumber() && !given.isBoolean()) {
            // InvokeAI reckons with the seed before it looks whether it is a number.
            throw ApiFault.unexpected();
        }
        JsonNode value = fields.check(orNull(field.getValue()), sent, at, ofThis);
        if (ofThis.isEmpty() && field.getKey().equals("cfg_scale") && tooWeak(value)) {
            ofThis.add(BatchCheck.valueError("cfg_scale must be greater than 1", at, given));
        }
        problems.addAll(ofThis);
        return value;
    }

    private static boolean tooWeak(JsonNode scale) {
        if (scale.isArray()) {
            for (JsonNode one : scale) {
                if (tooWeak(one)) {
                    return true;
                }
            }
            return false;
        }
        return scale.isNumber() && scale.doubleValue() < 1;
    }
}
