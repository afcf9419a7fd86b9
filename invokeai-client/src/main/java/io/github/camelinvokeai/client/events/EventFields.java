package io.github.camelinvokeai.client.events;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the fields of one frame; what is required and not there, or of another kind, is a
 * {@link MalformedEventException}.
 */
record EventFields(JsonNode raw) {

    EventIds ids() {
        return new EventIds(
                text("queue_id"), optionalInteger("item_id"), optionalText("batch_id"), optionalText("session_id"),
                optionalText("origin"), optionalText("destination"), optionalText("user_id"));
    }

    EventIds batchIds() {
        text("batch_id");
        return ids();
    }

    EventIds itemIds() {
        integer("item_id");
        return batchIds();
    }

    Invocation invocation() {
        EventFields node = in("invocation");
        return new Invocation(node.text("id"), text("invocation_source_id"), node.text("type"));
    }

    EventFields in(String field) {
        return new EventFields(object(field));
    }

    JsonNode object(String field) {
        return required(raw.path(field).isObject(), field);
    }

    String text(String field) {
        return required(raw.path(field).isTextual(), field).textValue();
    }

    String optionalText(String field) {
        return isAbsent(field) ? null : text(field);
    }

    int integer(String field) {
        return required(isInteger(raw.path(field)), field).intValue();
    }

    Integer optionalInteger(String field) {
        return isAbsent(field) ? null : Integer.valueOf(integer(field));
    }

    Long optionalLong(String field) {
        return isAbsent(field) ? null : Long.valueOf(required(raw.path(field).canConvertToLong(), field).longValue());
    }

    Double optionalNumber(String field) {
        return isAbsent(field) ? null : Double.valueOf(required(raw.path(field).isNumber(), field).doubleValue());
    }

    List<Integer> integers(String field) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode value : required(raw.path(field).isArray(), field)) {
            if (!isInteger(value)) {
                throw new MalformedEventException();
            }
            values.add(value.intValue());
        }
        return values;
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt();
    }

    private boolean isAbsent(String field) {
        return raw.path(field).isMissingNode() || raw.path(field).isNull();
    }

    private JsonNode required(boolean valid, String field) {
        if (!valid) {
            throw new MalformedEventException();
        }
        return raw.path(field);
    }
}
