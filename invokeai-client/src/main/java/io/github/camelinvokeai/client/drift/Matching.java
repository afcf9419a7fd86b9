package io.github.camelinvokeai.client.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which input of a newer file is which of the map. Node and field are the identity. A node that was deleted and made
 * anew has another id, so what is left over on both sides is compared by label and type; only a pair without a rival on
 * either side is one.
 */
final class Matching {

    private final List<MappedInput> after;
    private final Map<MappedInput, MappedInput> found = new LinkedHashMap<>();

    Matching(List<MappedInput> before, List<MappedInput> after) {
        this.after = after;
        List<MappedInput> gone = leftOver(before, after);
        List<MappedInput> spare = leftOver(after, before);
        for (MappedInput input : before) {
            place(input, gone.contains(input) ? alike(input, gone, spare) : after.stream().filter(input::isAt).toList())
                    .ifPresent(match -> found.put(input, match));
        }
    }

    /** What the input of the map is now; empty if it is missing. */
    Optional<MappedInput> of(MappedInput input) {
        return Optional.ofNullable(found.get(input));
    }

    /** Those that no input of the map has become, each once, however often the form shows it. */
    List<MappedInput> unknown() {
        List<MappedInput> unknown = new ArrayList<>();
        for (MappedInput input : after) {
            if (nowhere(found.values().stream().toList(), input) && nowhere(unknown, input)) {
                unknown.add(input);
            }
        }
        return unknown;
    }

    private static List<MappedInput> leftOver(List<MappedInput> these, List<MappedInput> those) {
        return these.stream().filter(input -> nowhere(those, input)).toList();
    }

    private static boolean nowhere(List<MappedInput> inputs, MappedInput input) {
        return inputs.stream().noneMatch(input::isAt);
    }

    private static List<MappedInput> alike(MappedInput input, List<MappedInput> gone, List<MappedInput> spare) {
        List<MappedInput> candidates = spare.stream().filter(input::looksLike).toList();
        boolean rivals = fields(gone, input::looksLike) > 1 || fields(candidates, each -> true) > 1;
        return rivals ? List.of() : candidates;
    }

    private static long fields(List<MappedInput> inputs, Predicate<MappedInput> condition) {
        return inputs.stream().filter(condition).map(input -> List.of(input.nodeId(), input.fieldName())).distinct().count();
    }

    /** Of several places of one field the one at the same index, else the first. */
    private static Optional<MappedInput> place(MappedInput input, List<MappedInput> places) {
        return places.stream().filter(each -> each.index() == input.index()).findFirst().or(() -> places.stream().findFirst());
    }
}
