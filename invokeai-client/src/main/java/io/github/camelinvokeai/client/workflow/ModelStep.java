package io.github.camelinvokeai.client.workflow;

import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** By what an installed model was found, in the order of the search. */
public enum ModelStep {

    /** By its key: the very model of this installation. */
    KEY,
    /** By its hash: the same content under another key. */
    HASH,
    /** By its name, and base and type where they are known. */
    NAME,
    /** Another model, of the same base and type; see {@link ModelResolution#BY_BASE_AND_TYPE}. */
    BASE_AND_TYPE;

    /** For people: {@code key}, {@code hash}, {@code name} or {@code base and type}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The step that led from a request to a model.
     *
     * @param found the identifier of the installed model
     */
    public static ModelStep of(ModelRequest request, ObjectNode found) {
        if (request.keyOrName() != null) {
            return request.keyOrName().equals(found.path("key").asText()) ? KEY : NAME;
        }
        ObjectNode wanted = request.identifier();
        if (wanted == null) {
            return BASE_AND_TYPE;
        }
        if (same(wanted, found, "key")) {
            return KEY;
        }
        if (same(wanted, found, "hash")) {
            return HASH;
        }
        boolean named = Stream.of("base", "type").allMatch(word -> !isTold(wanted, word) || same(wanted, found, word));
        return same(wanted, found, "name") && named ? NAME : BASE_AND_TYPE;
    }

    private static boolean isTold(ObjectNode wanted, String word) {
        return !wanted.path(word).asText("").isBlank();
    }

    private static boolean same(ObjectNode wanted, ObjectNode found, String word) {
        return isTold(wanted, word) && wanted.get(word).asText().equals(found.path(word).asText());
    }
}
