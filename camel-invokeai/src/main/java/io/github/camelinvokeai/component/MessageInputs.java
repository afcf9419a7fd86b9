package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.apache.camel.Message;

/**
 * Finds values for inputs in a message. Never anything but values: no header chooses a file, an address or an option.
 */
final class MessageInputs {

    private final String bodyInput;
    private final String headerPrefix;

    MessageInputs(InvokeAIConfiguration options) {
        bodyInput = options.getBodyInput();
        headerPrefix = options.getInputHeaderPrefix();
    }

    /**
     * Adds what the message holds: the body, then the headers from outside, then our own headers.
     *
     * @return whether the message holds anything
     */
    boolean addTo(InputLayers layers, Message message) {
        List<Map<String, Object>> rows = rows(message.getBody());
        if (rows != null) {
            layers.addRows("The message body", rows);
        }
        boolean any = rows != null || add(layers, "Message body", fromBody(message.getBody()));
        any |= add(layers, "Headers " + headerPrefix + "*", fromOutside(message));
        any |= add(layers, "Header " + InvokeAIConstants.INPUTS, fromMapHeader(message));
        any |= add(layers, "Headers " + InvokeAIConstants.INPUT_PREFIX + "*",
                withPrefix(message, InvokeAIConstants.INPUT_PREFIX));
        return any;
    }

    private static boolean add(InputLayers layers, String place, Map<String, Object> values) {
        layers.add(place, values);
        return !values.isEmpty();
    }

    private Map<String, Object> fromOutside(Message message) {
        return headerPrefix == null || headerPrefix.isEmpty() ? Map.of() : withPrefix(message, headerPrefix);
    }

    /** A table, for instance of a CSV file that was read with {@code useMaps}; null if the body is none. */
    private List<Map<String, Object>> rows(Object body) {
        boolean table = bodyInput == null && body instanceof List<?> list && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance);
        return table
                ? ((List<?>) body).stream().map(row -> byKey("A row of the message body", (Map<?, ?>) row)).toList()
                : null;
    }

    private Map<String, Object> fromBody(Object body) {
        if (body instanceof Map<?, ?> map) {
            return byKey("The message body", map);
        }
        return bodyInput == null || body == null ? Map.of() : Map.of(bodyInput, body);
    }

    private static Map<String, Object> fromMapHeader(Message message) {
        Object header = message.getHeader(InvokeAIConstants.INPUTS);
        if (header == null) {
            return Map.of();
        }
        if (header instanceof Map<?, ?> map) {
            return byKey("The header " + InvokeAIConstants.INPUTS, map);
        }
        throw new InvalidValueException(
                InvokeAIConstants.INPUTS,
                "The header " + InvokeAIConstants.INPUTS + " must be a Map of values by input, not a "
                                          + header.getClass().getName(),
                List.of());
    }

    private static Map<String, Object> byKey(String place, Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key == null) {
                throw new InvalidValueException("null", place + " holds a value for an input without name", List.of());
            }
            values.put(key.toString(), value);
        });
        return values;
    }

    /** Header names are compared without case, as everywhere in Camel; a header that is null is none. */
    private static Map<String, Object> withPrefix(Message message, String prefix) {
        Map<String, Object> values = new LinkedHashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && name.length() > prefix.length() && name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return values;
    }
}
