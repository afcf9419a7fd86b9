package io.github.camelinvokeai.embedded.web;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry of a 422, in the shape of FastAPI.
 *
 * @param type     the kind of fault, such as {@code literal_error}
 * @param location the way to it: texts, and numbers for places in a list
 * @param input    what was sent there; null for JSON's null
 * @param context  limits and the like; null for none
 */
public record ApiProblem(String type, List<Object> location, String message, JsonNode input, ObjectNode context) {

    public ApiProblem {
        location = List.copyOf(location);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
        ArrayNode loc = json.putArray("loc");
        location.forEach(step -> {
            if (step instanceof Integer index) {
                loc.add(index);
            } else {
                loc.add(step.toString());
            }
        });
        json.put("msg", message).set("input", input);
        if (context != null) {
            json.set("ctx", context);
        }
        return json;
    }
}
