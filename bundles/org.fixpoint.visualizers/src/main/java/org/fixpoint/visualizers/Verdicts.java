package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;

/** Whether the fixed points in a table are all there are, from its column {@code completeness}, as a clause. */
final class Verdicts {
    private static final String DOUBT = "possibly incomplete";
    private static final int SHOWN = 3;

    private Verdicts() {}

    /** The clause; empty if the table has no such column or no row. */
    static Optional<String> of(Item.Table table) {
        return table.columns().stream()
                .filter(column -> column.name().equals("completeness") && column instanceof Column.Words)
                .map(column -> ((Column.Words) column).values())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .map(words -> table.quantity().equals("fixed-point-counts") ? ranges(table, words) : points(words));
    }

    /** The clause as a sentence about the rows of the table. */
    static Optional<String> finding(Item.Table table) {
        boolean ranges = table.quantity().equals("fixed-point-counts");
        return of(table)
                .map(verdict ->
                        (ranges ? "Branches: " : table.rows() + " fixed point" + (table.rows() == 1 ? ": " : "s: "))
                                + verdict + ".");
    }

    private static String points(List<String> words) {
        TreeSet<String> distinct = new TreeSet<>(words);
        if (distinct.size() == 1 || !distinct.contains(DOUBT)) {
            return Wording.list(List.copyOf(distinct));
        }
        return DOUBT + " in places";
    }

    private static String ranges(Item.Table table, List<String> words) {
        SweptTable swept = new SweptTable(table);
        double[] from = swept.numbers("from");
        double[] to = swept.numbers("to");
        List<String> doubted = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < words.size(); i++) {
            low = Math.min(low, from[i]);
            high = Math.max(high, to[i]);
            if (words.get(i).equals(DOUBT)) {
                doubted.add("from " + Wording.number(from[i], 4) + " to " + Wording.number(to[i], 4));
            }
        }
        if (doubted.isEmpty()) {
            return words.get(0) + " over the parameter in [" + Wording.number(low, 4) + ", " + Wording.number(high, 4)
                    + "]";
        }
        int more = doubted.size() - SHOWN;
        return DOUBT + " " + String.join(", ", doubted.subList(0, Math.min(SHOWN, doubted.size())))
                + (more > 0 ? " and in " + more + " more ranges" : "");
    }
}
