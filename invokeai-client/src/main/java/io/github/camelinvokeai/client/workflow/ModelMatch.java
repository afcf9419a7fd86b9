package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.Finding.Place;
import io.github.camelinvokeai.client.error.GivenText;

/**
 * A model that a workflow needs, and the installed one that serves.
 *
 * @param place      the field that needs it
 * @param wanted     what the workflow has stored or the caller has given; null if it is left open
 * @param found      the installed model, or null if there is none
 * @param step       by what it was found, or null
 * @param candidates the installed models that would fit, if none was found
 */
public record ModelMatch(Place place, Model wanted, Model found, ModelStep step, List<String> candidates) {

    public ModelMatch {
        candidates = List.copyOf(candidates);
    }

    /** Whether another record of the server serves than the one that was named. */
    public boolean substituted() {
        return step == ModelStep.BASE_AND_TYPE
                || (found != null && wanted != null && wanted.key() != null && !wanted.key().equals(found.key()));
    }

    @Override
    public String toString() {
        String want = wanted == null ? "any model that fits" : wanted.toString();
        return place + ": " + want + (found == null ? " is missing" : " is " + found + ", found by " + step.words());
    }

    static ModelMatch found(Place place, ModelRequest request, ObjectNode found) {
        return new ModelMatch(place, Model.wanted(request), Model.of(found), ModelStep.of(request, found), List.of());
    }

    static ModelMatch missing(Place place, ModelRequest request, List<String> candidates) {
        return new ModelMatch(place, Model.wanted(request), null, null, candidates);
    }

    /**
     * Words that identify a model; null where one is not known.
     *
     * @param key  on one installation
     * @param name as people know it; of a text that a caller gave, and that may be no name, only the length
     */
    public record Model(String key, String hash, String name, String base, String type) {

        static Model of(ObjectNode identifier) {
            return new Model(
                    text(identifier, "key"), text(identifier, "hash"), text(identifier, "name"), text(identifier, "base"),
                    text(identifier, "type"));
        }

        static Model wanted(ModelRequest request) {
            if (request.keyOrName() == null) {
                return request.identifier() == null ? null : of(request.identifier());
            }
            return new Model(null, null, shown(request.keyOrName()), null, null);
        }

        private static String text(ObjectNode identifier, String word) {
            return identifier.hasNonNull(word) ? shown(identifier.get(word).asText()) : null;
        }

        /** Whoever mixes up two inputs gives a prompt for a model. */
        private static String shown(String text) {
            return GivenText.mayBeName(text) || text.startsWith("blake3:") ? text : GivenText.length(text);
        }

        @Override
        public String toString() {
            String shown = "'" + (name == null ? key == null ? hash : key : name) + "'";
            return base == null || type == null ? shown : shown + " (" + base + " " + type + ")";
        }
    }
}
