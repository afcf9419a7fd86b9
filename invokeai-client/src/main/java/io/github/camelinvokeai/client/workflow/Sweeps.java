package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinvokeai.client.field.FieldValue;

/** The tables that a submission goes through; they are multiplied with each other, the last one varying fastest. */
final class Sweeps {

    private final List<Sweep> all = new ArrayList<>();

    void add(Sweep sweep) {
        all.add(sweep);
    }

    List<Sweep> all() {
        return all;
    }

    boolean has(FieldKey key) {
        return all.stream().flatMap(sweep -> sweep.columns().stream()).anyMatch(column -> column.input().key().equals(key));
    }

    /** The first input, if any, that one batch cannot go through. */
    Optional<WorkflowInput> cause() {
        return all.stream().flatMap(sweep -> sweep.columns().stream()).filter(column -> !column.travels())
                .map(Sweep.Column::input).findFirst();
    }

    /** How many batches {@link #batches()} has, without making them. */
    long count() {
        return all.stream().mapToLong(sweep -> sweep.split().size()).reduce(1,
                (count, more) -> Math.min(count, Integer.MAX_VALUE) * more);
    }

    /** What each batch carries; one batch if all inputs can travel in it. */
    List<Batch> batches() {
        List<Batch> batches = List.of(new Batch(Map.of(), List.of(), 1));
        for (Sweep sweep : all) {
            List<Sweep.Part> parts = sweep.split();
            batches = batches.stream().flatMap(batch -> parts.stream().map(batch::with)).toList();
        }
        return batches;
    }

    /**
     * One batch of several.
     *
     * @param constants values that are the same in all of its items
     * @param sweeps    what it goes through
     * @param times     how often to run that
     */
    record Batch(Map<FieldKey, FieldValue> constants, List<Sweep> sweeps, int times) {

        private Batch with(Sweep.Part part) {
            Map<FieldKey, FieldValue> more = new LinkedHashMap<>(constants);
            more.putAll(part.constants());
            List<Sweep> left = new ArrayList<>(sweeps);
            if (part.sweep() != null) {
                left.add(part.sweep());
            }
            return new Batch(more, left, (int) Math.min(Integer.MAX_VALUE, (long) times * part.times()));
        }
    }
}
