package io.github.camelinvokeai.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/**
 * The values for one submission from several places. What is added later goes before what was added earlier, whatever
 * keys the two use for the input. Not thread-safe.
 */
final class InputLayers {

    private final WorkflowHandle workflow;
    private final Map<String, Given> byAddress = new LinkedHashMap<>();

    InputLayers(WorkflowHandle workflow) {
        this.workflow = workflow;
    }

    /**
     * @param  place                 where the values come from, for messages
     * @throws InvalidValueException if two keys mean the same input and do not agree
     */
    void add(String place, Map<String, ?> values) {
        Map<String, Given> layer = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            WorkflowInput input = workflow.input(key);
            Given before = layer.put(input.address(), new Given(input, key, value));
            if (before != null && !Objects.equals(before.value(), value)) {
                throw new InvalidValueException(
                        key, place + ": '" + before.key() + "' and '" + key + "' are the same input (" + input.address()
                             + ") and were given different values",
                        List.of());
            }
        });
        byAddress.putAll(layer);
    }

    /**
     * Adds a table: one run for each row, in which the inputs of its columns change together.
     *
     * @param  place                 where the rows come from, for messages
     * @throws InvalidValueException if there are none, or they do not have the same columns
     */
    void addRows(String place, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            throw new InvalidValueException(place, place + " is a table without rows; there is nothing to run", List.of());
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).keySet().equals(rows.get(0).keySet())) {
                throw new InvalidValueException(
                        place, place + ": row " + i + " has other columns than row 0", List.copyOf(rows.get(0).keySet()));
            }
        }
        rows.get(0).keySet()
                .forEach(key -> columns.put(key, new Column(rows.stream().<Object> map(row -> row.get(key)).toList())));
        add(place, columns);
    }

    /**
     * Sets all values, each as the translation makes it. A list for an input that takes no list is gone through, one
     * run for each of its values.
     */
    void applyTo(Submission submission, BiFunction<WorkflowInput, Object, Object> translation) {
        applyTo(new Target(submission::set, submission::sweep, submission::sweepRows), translation);
    }

    /** The same, where what is refused becomes a finding. */
    void applyTo(SubmissionCheck check, BiFunction<WorkflowInput, Object, Object> translation) {
        applyTo(new Target(check::set, check::sweep, check::sweepRows), translation);
    }

    private void applyTo(Target target, BiFunction<WorkflowInput, Object, Object> translation) {
        List<Given> table = new ArrayList<>();
        for (Given given : byAddress.values()) {
            if (given.value() instanceof Column) {
                table.add(given);
            } else if (given.value() instanceof Collection<?> several && !takesList(given.input().field())) {
                target.sweep().accept(given.key(), translated(given, several, translation));
            } else {
                target.set().accept(given.key(), translation.apply(given.input(), given.value()));
            }
        }
        if (!table.isEmpty()) {
            target.rows().accept(rows(table, translation));
        }
    }

    private static boolean takesList(Field field) {
        return field.cardinality() != Cardinality.SINGLE || field.kind() == FieldKind.ANY;
    }

    private static List<Object> translated(
            Given given, Collection<?> values,
            BiFunction<WorkflowInput, Object, Object> translation) {
        List<Object> translated = new ArrayList<>();
        values.forEach(value -> translated.add(translation.apply(given.input(), value)));
        return translated;
    }

    private static List<Map<String, Object>> rows(List<Given> table, BiFunction<WorkflowInput, Object, Object> translation) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Given given : table) {
            List<Object> values = translated(given, ((Column) given.value()).values(), translation);
            for (int i = 0; i < values.size(); i++) {
                if (rows.size() == i) {
                    rows.add(new LinkedHashMap<>());
                }
                rows.get(i).put(given.key(), values.get(i));
            }
        }
        return rows;
    }

    private record Given(WorkflowInput input, String key, Object value) {
    }

    /** Takes single values, values to go through, and tables. */
    private record Target(BiConsumer<String, Object> set, BiConsumer<String, List<Object>> sweep,
            Consumer<List<Map<String, Object>>> rows) {
    }

    /** The values of one column of a table. */
    private record Column(List<Object> values) {
    }
}
