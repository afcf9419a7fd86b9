package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.FieldValue;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * Values that some inputs take one after the other: a table with a column for each input and a row for each run.
 *
 * @param columns of equal lengths, at least one
 */
record Sweep(List<Column> columns) {

    Sweep {
        columns = List.copyOf(columns);
    }

    /** The number of rows. */
    int size() {
        return columns.get(0).values().size();
    }

    /**
     * The same in as few tables as one batch each can carry: a batch can go through texts, numbers and images, and any
     * other input has one value for all of it.
     */
    List<Part> split() {
        List<Column> fixed = columns.stream().filter(column -> !column.travels()).toList();
        if (fixed.isEmpty()) {
            return List.of(new Part(Map.of(), this, 1));
        }
        Map<List<FieldValue>, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            int row = i;
            rows.computeIfAbsent(fixed.stream().map(column -> column.values().get(row)).toList(), key -> new ArrayList<>())
                    .add(row);
        }
        List<Column> travelling = columns.stream().filter(Column::travels).toList();
        List<Part> parts = new ArrayList<>();
        rows.forEach((values, same) -> {
            Map<FieldKey, FieldValue> constants = new LinkedHashMap<>();
            for (int i = 0; i < fixed.size(); i++) {
                constants.put(fixed.get(i).input().key(), values.get(i));
            }
            parts.add(travelling.isEmpty()
                    ? new Part(constants, null, same.size())
                    : new Part(constants, new Sweep(travelling.stream().map(column -> column.only(same)).toList()), 1));
        });
        return parts;
    }

    /**
     * What one batch carries of a table.
     *
     * @param constants values that are the same in all of its rows
     * @param sweep     what is left of the table; null if nothing
     * @param times     how often to run it, where rows are alike
     */
    record Part(Map<FieldKey, FieldValue> constants, Sweep sweep, int times) {
    }

    /**
     * The values of one input, in the order of the rows.
     *
     * @param slot where in the graph they go; null if in another place
     */
    record Column(WorkflowInput input, Slot slot, List<FieldValue> values) {

        Column {
            values = List.copyOf(values);
        }

        /** Whether the server takes such values in the data of a batch. */
        boolean travels() {
            return slot != null && !slot.called() && isOfTravellingKind(input.field().kind())
                    && values.stream().allMatch(Column::travels);
        }

        private static boolean isOfTravellingKind(FieldKind kind) {
            return switch (kind) {
                case STRING, INTEGER, FLOAT, ENUM, SCHEDULER, IMAGE -> true;
                default -> false;
            };
        }

        private static boolean travels(FieldValue value) {
            if (value instanceof FieldValue.Literal literal) {
                JsonNode json = literal.json();
                return json.isTextual() || json.isNumber() || json.path("image_name").isTextual();
            }
            return value instanceof FieldValue.Upload;
        }

        private Column only(List<Integer> rows) {
            return new Column(input, slot, rows.stream().map(values::get).toList());
        }
    }
}
