package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code model_load_started} and {@code model_load_complete}: a node asked for a part of a model. Sent for every node
 * that uses it, in memory or not, and without saying for which queue item.
 *
 * @param name         the name on the wire
 * @param phase        started or complete
 * @param modelKey     the model's key on this server
 * @param modelName    the model's name, or null
 * @param submodelType which part, for instance {@code text_encoder}, or null for all of it
 * @param userId       whose job wanted it, or null before InvokeAI 6.12
 */
public record ModelLoad(String name, Phase phase, String modelKey, String modelName, String submodelType, String userId,
        JsonNode raw) implements InvokeAIEvent {

    /** Where the loading stands. */
    public enum Phase {
        STARTED,
        COMPLETE
    }

    @Override
    public String toString() {
        return name + "[model " + modelName + (submodelType == null ? "" : ", " + submodelType) + "]";
    }
}
