package io.github.camelinvokeai.embedded.graph;

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

    /** The same, with flags as the numbers that the server makes of them; null of JSON if there are none. */
    static JsonNode check(JsonNode data, List<Object> at, List<ApiProblem> problems) {
        if (data.isMissingNode() || data.isNull()) {
            return NODES.nullNode();
        }
        ArrayNode checked = NODES.arrayNode();
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
        if (!BatchCheck.isObject(datum, at, problems)) {
            return checked;
        }
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
            single(item, at, problems);
            List<Object> asList = FieldCheck.with(at, "list[union[str,float,int,ImageField,VideoField]]");
            if (isList(item, asList, problems)) {
                for (int i = 0; i < item.size(); i++) {
                    if (!isAllowed(item.get(i)) || item.get(i).isArray()) {
                        single(item.get(i), FieldCheck.with(asList, i), problems);
                    }
                }
            }
        }
        return item;
    }

    private static void single(JsonNode item, List<Object> at, List<ApiProblem> problems) {
        problems.add(FieldCheck.problem("string_type", FieldCheck.with(at, "str"), "Input should be a valid string", item));
        problems.add(FieldCheck.problem("float_type", FieldCheck.with(at, "float"), "Input should be a valid number", item));
        problems.add(FieldCheck.problem("int_type", FieldCheck.with(at, "int"), "Input should be a valid integer", item));
        named(item, "image_name", FieldCheck.with(at, "ImageField"), problems);
        named(item, "video_name", FieldCheck.with(at, "VideoField"), problems);
    }

    private static void named(JsonNode item, String name, List<Object> at, List<ApiProblem> problems) {
        if (!BatchCheck.isObject(item, at, problems)) {
            return;
        }
        if (!item.has(name)) {
            problems.add(FieldCheck.problem("missing", FieldCheck.with(at, name), "Field required", item));
        } else if (!item.get(name).isTextual()) {
            problems.add(FieldCheck.problem("string_type", FieldCheck.with(at, name), "Input should be a valid string",
                    item.get(name)));
        }
    }

    private static boolean isAllowed(JsonNode item) {
        if (item.isArray()) {
            for (JsonNode inner : item) {
                if (inner.isArray() || !isAllowed(inner)) {
                    return false;
                }
            }
            return true;
        }
        return item.isTextual() || item.isNumber() || item.path("image_name").isTextual()
                || item.path("video_name").isTextual();
    }

    // One rule after the other for all values, as the server looks.
    private static String fault(ArrayNode data) {
        Set<String> targets = new HashSet<>();
        boolean mixed = false;
        boolean twice = false;
        for (JsonNode group : data) {
            Set<Integer> lengths = new HashSet<>();
            for (JsonNode datum : group) {
                lengths.add(datum.path("items").size());
                mixed |= kinds(datum.path("items")) > 1;
                twice |= !targets.add(datum.path("node_path").asText() + "\n" + datum.path("field_name").asText());
            }
            if (lengths.size() > 1) {
                return "Zipped batch items must all have the same length";
            }
        }
        if (mixed) {
            return "All items in a batch must have the same type";
        }
        return twice ? "Each batch data must have unique node_id and field_name" : null;
    }

    private static int kinds(JsonNode items) {
        Set<String> kinds = new HashSet<>();
        items.forEach(item -> kinds.add(item.getNodeType().toString()));
        return kinds.size();
    }
}
