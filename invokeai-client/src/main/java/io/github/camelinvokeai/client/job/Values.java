package io.github.camelinvokeai.client.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Outputs as values of Java. */
final class Values {

    // In this order: a node that makes a picture also tells its size.
    private static final List<String> MAIN_FIELDS
            = List.of("value", "collection", "values", "image", "video", "color", "item", "metadata");
    private static final List<String> NAMES = List.of("image_name", "video_name");

    private Values() {
    }

    /** The main value of an output; of one that has none, all of them by name. */
    static Object of(JsonNode result) {
        for (String field : MAIN_FIELDS) {
            if (result.has(field)) {
                return value(result.get(field));
            }
        }
        Map<String, Object> all = map(result);
        all.remove("type");
        return all.size() == 1 ? all.values().iterator().next() : Collections.unmodifiableMap(all);
    }

    static List<Object> listOf(List<NodeOutput> outputs) {
        List<Object> values = new ArrayList<>();
        outputs.forEach(output -> values.add(output.value()));
        return Collections.unmodifiableList(values);
    }

    private static Object value(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> number(json);
            case ARRAY -> list(json);
            case OBJECT -> object(json);
            default -> null;
        };
    }

    private static Object number(JsonNode json) {
        if (!json.isIntegralNumber()) {
            return json.doubleValue();
        }
        return json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
    }

    private static List<Object> list(JsonNode json) {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(value(item)));
        return Collections.unmodifiableList(items);
    }

    private static Object object(JsonNode json) {
        for (String name : NAMES) {
            if (json.size() == 1 && json.path(name).isTextual()) {
                return json.get(name).textValue();
            }
        }
        return Collections.unmodifiableMap(map(json));
    }

    private static Map<String, Object> map(JsonNode json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return fields;
    }
}
