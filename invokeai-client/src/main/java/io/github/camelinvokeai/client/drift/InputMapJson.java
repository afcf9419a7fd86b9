package io.github.camelinvokeai.client.drift;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an input map is written. What other versions of the client may leave out or add is {@link InputMapReader}'s. */
final class InputMapJson {

    static final String FORMAT = "invokeai-input-map";
    static final int VERSION = 1;

    private InputMapJson() {
    }

    static ObjectNode of(InputMap map) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("formatVersion", VERSION);
        json.putObject("workflow").put("name", map.workflow()).put("schemaVersion", map.schemaVersion());
        ArrayNode keys = json.putArray("keys");
        map.sortedKeys().forEach(key -> keys.add(key.text()));
        ArrayNode inputs = json.putArray("inputs");
        map.inputs().forEach(input -> inputs.add(of(input)));
        return json;
    }

    static ObjectNode of(MappedInput input) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("index", input.index()).put("label", input.label())
                .put("nodeId", input.nodeId()).put("fieldName", input.fieldName()).put("type", input.type())
                .put("cardinality", input.cardinality().name().toLowerCase(Locale.ROOT));
        if (!input.choices().isEmpty()) {
            json.putArray("choices").addAll(input.choices());
        }
        json.put("required", input.required()).put("stored", input.stored()).put("settable", input.settable());
        if (input.jsonPath() != null) {
            json.put("jsonPath", input.jsonPath());
        }
        return json;
    }
}
