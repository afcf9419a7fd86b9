package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that this client has no type for, or one that lacks what its type needs.
 *
 * @param name the name on the wire
 * @param raw  the payload as it came; JSON null if it was no JSON
 */
public record UnknownEvent(String name, JsonNode raw) implements InvokeAIEvent {

    @Override
    public String toString() {
        return "UnknownEvent[" + name + "]";
    }
}
