package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/** Checks the values of a sweep, for which the server takes texts, numbers, images, videos and lists of them. */
final class BatchData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BatchData() {
    }

    /** The same, with flags as the numbers that the server makes of them; empty if there are none. */
    static ArrayNode check(JsonNode data, List<Object> at, List<ApiProblem> problems) {
        ArrayNode checked = NODES.arrayNode();
        if (data.isMissingNode() || data.isNull()) {
            return checked;
        }
        int before = problems.size();
        if (isList(data, at, problems)) {
            for (int i = 0; i < data.size(); i++) {
                if (isList(data.get(i), FieldCheck.with(at, i), problems)) {
                    ArrayNode group = checked.addArray();
                    for (int j = 0; j < data.get(i).size(); j++) {
                        group.add(datum(data.get(i).get(j), FieldCheck.with(FieldCheck.with(at, i), j), problems));
                    }
                }
            }
        }
        if (problems.size() == before) {
            String fault = fault(checked);
            if (fault != null) {
                problems.add(BatchCheck.valueError(fault, at, data));
            }
        }
        return checked;
    }

    private static boolean isList(JsonNode value, List<Object> at, List<ApiProblem> problems) {
        if (!value.isArray()) {
            problems.add(FieldCheck.problem("list_type", at, "Input should be a valid list", value));
        }
        return value.isArray();
    }

    private static JsonNode datum(JsonNode datum, List<Object> at, List<ApiProblem> problems) {
        ObjectNode checked = NODES.objectNode();
        for (String name : new String[] { "node_path", "field_name" }) {
            JsonNode value = datum.path(name);
            if (value.isMissingNode()) {
                problems.add(FieldCheck.problem("missing", FieldCheck.with(at, name), "Field required", datum));
            } else if (!value.isTextual()) {
                problems.add(
                        FieldCheck.problem("string_type", FieldCheck.with(at, name), "Input should be a valid string", value));
            }
            checked.set(name, value);
        }
        ArrayNode items = checked.putArray("items");
        if (datum.has("items") && isList(datum.get("items"), FieldCheck.with(at, "items"), problems)) {
            for (int i = 0; i < datum.get("items").size(); i++) {
                List<Object> here = FieldCheck.with(FieldCheck.with(at, "items"), i);
                items.add(item(datum.get("items").get(i), here, problems));
            }
        }
        return checked;
    }

    private static JsonNode item(JsonNode item, List<Object> at, List<ApiProblem> problems) {
        if (item.isBoolean()) {
            return NODES.numberNode(item.booleanValue() ? 1.0 : 0.0);
        }
        if (!isAllowed(item)) {
            problems.add(FieldCheck.problem("string_type", FieldCheck.with(at, "str"), "Input should be a valid string", item));
            problems.add(
                    FieldCheck.problem("float_type", FieldCheck.with(at, "float"), "Input should be a valid number", item));
            problems.add(FieldCheck.problem("int_type", FieldCheck.with(at, "int"), "Input should be a valid integer", item));
        }
        return item;
    }

    private static boolean isAllowed(JsonNode item) {
        if (item.isArray()) {
            for (JsonNode inner : item) {
                if (!isAllowed(inner)) {
                    return false;
                }
            }
            return true;
        }
        return item.isTextual() || item.isNumber() || item.path("image_name").isTextual()
                || item.path("video_name").isTextual();
    }

    private static String fault(ArrayNode data) {
        Set<String> seen = new HashSet<>();
        List<String> duplicates = new ArrayList<>();
        for (JsonNode group : data) {
            Set<Integer> lengths = new HashSet<>();
            for (JsonNode datum : group) {
                lengths.add(datum.path("items").size());
                if (kinds(datum.path("items")) > 1) {
                    return "All items in a batch must have the same type";
                }
                String target = datum.path("node_path").asText() + "\n" + datum.path("field_name").asText();
                if (!seen.add(target)) {
                    duplicates.add(target);
                }
            }
            if (lengths.size() > 1) {
                return "Zipped batch items must all have the same length";
            }
        }
        return duplicates.isEmpty() ? null : "Each batch data must have unique node_id and field_name";
    }

    private static int kinds(JsonNode items) {
        Set<String> kinds = new HashSet<>();
        items.forEach(item -> kinds.add(item.getNodeType().toString()));
        return kinds.size();
    }
}
