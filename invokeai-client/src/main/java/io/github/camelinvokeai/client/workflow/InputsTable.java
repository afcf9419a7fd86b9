package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelinvokeai.client.text.OneLine;
import io.github.camelinvokeai.client.text.TextTable;

/**
 * The inputs of a workflow for people. Everything about an input stands in one line if that fits; on a narrower
 * terminal its address, which must not be cut, goes into a line of its own.
 */
final class InputsTable {

    private static final int LABEL = 30;
    private static final int VALUE = 36;
    private static final int ACCEPTS = 44;
    private static final int NARROWEST = 10;
    private static final List<String> HEAD = List.of("#", "LABEL", "TYPE", "REQUIRED", "VALUE", "ACCEPTS", "NODE.FIELD");
    private static final int LABEL_AT = 1;
    private static final int VALUE_AT = 4;
    private static final int ACCEPTS_AT = 5;
    private static final int ADDRESS_AT = 6;

    private final List<List<String>> rows = new ArrayList<>();

    InputsTable(List<WorkflowInput> inputs) {
        rows.add(HEAD);
        inputs.forEach(input -> rows.add(row(input)));
    }

    private static List<String> row(WorkflowInput input) {
        return List.of(
                String.valueOf(input.index()), OneLine.cut(input.label(), LABEL),
                input.field().kind().name().toLowerCase(Locale.ROOT), input.required() ? "yes" : "no",
                OneLine.cut(ShownInput.value(input), VALUE), OneLine.cut(ShownInput.accepts(input.field()), ACCEPTS),
                OneLine.of(input.address()));
    }

    /** @param columns width of the terminal; 0 for unlimited, so that every input is one line for {@code grep} */
    List<String> lines(int columns) {
        TextTable all = new TextTable(rows);
        if (columns == 0 || all.width() <= columns) {
            return all.lines();
        }
        TextTable table = new TextTable(rows.stream().map(row -> row.subList(0, ADDRESS_AT)).toList());
        table.shrink(ACCEPTS_AT, columns, NARROWEST);
        table.shrink(VALUE_AT, columns, NARROWEST);
        table.shrink(LABEL_AT, columns, NARROWEST);
        return withAddresses(table);
    }

    private List<String> withAddresses(TextTable table) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(table.columnWidth(0) + TextTable.GAP.length());
        for (int i = 0; i < rows.size(); i++) {
            lines.add(table.line(i));
            lines.add(indent + rows.get(i).get(ADDRESS_AT));
        }
        return lines;
    }
}
