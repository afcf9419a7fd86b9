package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.ModelFilter;

/**
 * A model that a graph needs, to be found among the installed ones.
 *
 * @param input      the name of the input, for messages
 * @param keyOrName  the key or name that the caller gave, or null if an identifier is at hand
 * @param identifier the stored or given identifier (some of key, hash, name, base, type, submodel_type), or null
 * @param given      whether the caller gave it, and the workflow has not stored it
 * @param filter     which models the field takes: a given model has to fit, a stored one is left to its author
 */
public record ModelRequest(String input, String keyOrName, ObjectNode identifier, boolean given, ModelFilter filter) {
}
