package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its longest cell but the last. */
final class Columns {
    private static final String GAP = "  ";
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The rows, each on a line of its own, without trailing blanks. */
    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int c = 0; c < row.size(); c++) {
                line.append(c == 0 ? "" : GAP).append(row.get(c));
                if (c + 1 < row.size()) {
                    line.append(" ".repeat(width(c) - length(row.get(c))));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
