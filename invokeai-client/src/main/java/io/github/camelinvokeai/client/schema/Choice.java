package io.github.camelinvokeai.client.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One allowed value of an enumeration. Immutable.
 *
 * @param value what is sent: text, or a number where the node wants one (the server does not convert {@code "256"})
 * @param label what the editor shows for it; the value as text if the schema has no label
 */
public record Choice(JsonNode value, String label) {

    /** The value as text, for comparing with what a person typed. */
    public String text() {
        return value.asText();
    }
}
