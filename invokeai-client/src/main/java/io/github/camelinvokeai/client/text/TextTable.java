package io.github.camelinvokeai.client.text;

import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns, each as wide as its longest cell unless it is shrunk. Not thread-safe. */
public final class TextTable {

    /** What stands between two columns. */
    public static final String GAP = "  ";

    private final List<List<String>> rows;
    private final int[] widths;

    /** @param rows at least one, all with the same number of cells */
    public TextTable(List<List<String>> rows) {
        this.rows = rows;
        this.widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0))
                .toArray();
    }

    /** Number of characters of the longest line. */
    public int width() {
        return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    }

    public int columnWidth(int column) {
        return widths[column];
    }

    /** Makes a column narrower, as far as needed for the table to fit, but no narrower than a minimum. */
    public void shrink(int column, int tableWidth, int narrowest) {
        int tooMuch = Math.max(0, width() - tableWidth);
        widths[column] = Math.min(widths[column], Math.max(narrowest, widths[column] - tooMuch));
    }

    /** A line for each row, without blanks at its end. */
    public List<String> lines() {
        return IntStream.range(0, rows.size()).mapToObj(this::line).toList();
    }

    public String line(int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = OneLine.cut(rows.get(row).get(column), widths[column]);
            line.append(cell).append(" ".repeat(widths[column] - length(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
