package io.github.camelinvokeai.client.workflow;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.ModelFilter;

/**
 * A model that a graph needs, to be found among the installed ones. Without a key, a name and an identifier the
 * workflow leaves open which one.
 *
 * @param input      the name of the input, for messages
 * @param keyOrName  the key or name that the caller gave, or null if an identifier is at hand
 * @param identifier the stored or given identifier (some of key, hash, name, base, type, submodel_type), or null; never
 *                   changed
 * @param given      whether the caller gave it, and the workflow has not stored it
 * @param filter     which models the field takes: a given model has to fit, a stored one is left to its author
 * @param resolution how far the search may go
 */
public record ModelRequest(String input, String keyOrName, ObjectNode identifier, boolean given, ModelFilter filter,
        ModelResolution resolution) {

    public ModelRequest {
        Objects.requireNonNull(resolution, "resolution");
    }

    /** A request for that model and no other. */
    public ModelRequest(String input, String keyOrName, ObjectNode identifier, boolean given, ModelFilter filter) {
        this(input, keyOrName, identifier, given, filter, ModelResolution.IDENTITY);
    }

    /** Whether the workflow leaves open which model it is. */
    public boolean open() {
        return keyOrName == null && identifier == null;
    }
}
