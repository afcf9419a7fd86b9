package io.github.camelinvokeai.client.drift;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of one input. Immutable.
 *
 * @param before   as the map says; null for one that it does not have
 * @param after    as it is in the newer file; null for one that is missing
 * @param changes  how the two differ; empty if they do not
 * @param breaking whether one of the changes breaks what the users of the map rely on
 */
public record InputDrift(MappedInput before, MappedInput after, Set<Change> changes, boolean breaking) {

    public InputDrift {
        changes = Set.copyOf(changes);
    }

    /** Whether nothing changed. */
    public boolean unchanged() {
        return changes.isEmpty();
    }

    /** For instance {@code Steps (3, denoise.steps): moved to index 4, renamed to 'Count'}. */
    @Override
    public String toString() {
        String what = unchanged()
                ? "unchanged"
                : EnumSet.copyOf(changes).stream().map(this::text).collect(Collectors.joining(", "));
        return (before == null ? after : before) + ": " + what;
    }

    private String text(Change change) {
        return switch (change) {
            case MOVED -> "moved to index " + after.index();
            case RENAMED -> "renamed to '" + after.label() + "'";
            case AMBIGUOUS -> "its label no longer means it alone";
            case READDRESSED -> "its node is gone; taken for it is " + after.address() + ", of the same label and type";
            case RETYPED -> "its type is now " + type(after) + ", not " + type(before) + lostChoices();
            case LOCKED -> "it takes no value any more";
            case DEMANDED -> "the server needs a value, and the file has none any more";
            case MISSING -> "missing";
            case NEW -> after.demanded() ? "new, and the server needs a value that the file does not have" : "new";
        };
    }

    private static String type(MappedInput input) {
        String choices = input.choices().isEmpty() ? "" : " with " + input.choices().size() + " choices";
        return input.type() + switch (input.cardinality()) {
            case SINGLE -> "";
            case COLLECTION -> " list";
            case SINGLE_OR_COLLECTION -> " or list";
        } + choices;
    }

    private String lostChoices() {
        String lost = after.choices().isEmpty()
                ? ""
                : before.choices().stream().filter(choice -> !after.choices().contains(choice)).map(choice -> choice.asText())
                        .collect(Collectors.joining(", "));
        return lost.isEmpty() ? "" : ", without " + lost;
    }
}
