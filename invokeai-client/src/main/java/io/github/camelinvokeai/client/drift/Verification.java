package io.github.camelinvokeai.client.drift;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowWarning;

/** Compares an input map with a newer workflow. */
final class Verification {

    private static final Set<Change> ALWAYS_BREAKING = EnumSet.of(Change.RETYPED, Change.LOCKED, Change.MISSING);

    private final InputMap map;
    private final WorkflowHandle newer;
    private final Labels labelsBefore;
    private final Labels labelsAfter;
    private final Matching matching;

    Verification(InputMap map, WorkflowHandle newer) {
        List<MappedInput> after = MappedInput.of(newer);
        this.map = map;
        this.newer = newer;
        this.labelsBefore = new Labels(map.inputs());
        this.labelsAfter = new Labels(after);
        this.matching = new Matching(map.inputs(), after);
    }

    InputMapReport report() {
        List<InputDrift> drifts = new ArrayList<>();
        map.inputs().forEach(input -> drifts.add(drift(input, matching.of(input).orElse(null))));
        matching.unknown().forEach(input -> drifts.add(
                new InputDrift(null, input, EnumSet.of(Change.NEW), input.demanded())));
        return new InputMapReport(newer.definition().source(), map.keys(), drifts, warnings());
    }

    private InputDrift drift(MappedInput before, MappedInput after) {
        Set<Change> changes = after == null ? EnumSet.of(Change.MISSING) : changes(before, after);
        return new InputDrift(before, after, changes, changes.stream().anyMatch(change -> breaks(change, before)));
    }

    private Set<Change> changes(MappedInput before, MappedInput after) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        add(changes, Change.MOVED, before.index() != after.index());
        add(changes, Change.RENAMED, !before.label().equals(after.label()));
        add(changes, Change.AMBIGUOUS, before.label().equals(after.label())
                && labelsBefore.isKeyOf(before) && !labelsAfter.isKeyOf(after));
        add(changes, Change.READDRESSED, !before.isAt(after));
        add(changes, Change.RETYPED, retyped(before, after));
        add(changes, Change.LOCKED, before.settable() && !after.settable());
        add(changes, Change.DEMANDED, !before.demanded() && after.demanded());
        return changes;
    }

    private static void add(Set<Change> changes, Change change, boolean happened) {
        if (happened) {
            changes.add(change);
        }
    }

    /** To take more than before is no change for those who set it. */
    private static boolean retyped(MappedInput before, MappedInput after) {
        boolean lists = before.cardinality() == after.cardinality() || after.cardinality() == Cardinality.SINGLE_OR_COLLECTION;
        boolean choices = after.choices().isEmpty()
                || (!before.choices().isEmpty() && after.choices().containsAll(before.choices()));
        return !before.type().equals(after.type()) || !lists || !choices;
    }

    private boolean breaks(Change change, MappedInput before) {
        if (change == Change.DEMANDED) {
            return true;
        }
        return before.settable() && switch (change) {
            case MOVED -> map.keys().contains(KeyKind.INDEX);
            case RENAMED, AMBIGUOUS -> map.keys().contains(KeyKind.LABEL) && labelsBefore.isKeyOf(before);
            case READDRESSED -> map.keys().contains(KeyKind.ADDRESS);
            default -> ALWAYS_BREAKING.contains(change);
        };
    }

    private List<WorkflowWarning> warnings() {
        JsonPaths paths = new JsonPaths(newer.definition());
        List<WorkflowWarning> warnings = new ArrayList<>();
        map.inputs().stream().map(MappedInput::jsonPath).filter(Objects::nonNull).distinct().forEach(path -> {
            int matches = paths.matches(path);
            if (matches != 1) {
                warnings.add(new WorkflowWarning(
                        path, matches == 0
                                ? "leads nowhere in the newer file"
                                : "leads to " + matches + " places in the newer file, not one"));
            }
        });
        return warnings;
    }
}
