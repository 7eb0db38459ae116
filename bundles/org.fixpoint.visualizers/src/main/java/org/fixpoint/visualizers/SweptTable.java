package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;

/** The columns of a table, and its rows by what a sweep put in front of them. */
record SweptTable(Item.Table table) {
    /** The numbers of a column. */
    double[] numbers(String name) {
        return column(name).values();
    }

    /** A column of numbers. */
    Column.Numbers column(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name) && column instanceof Column.Numbers)
                .map(Column.Numbers.class::cast)
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    /** The words of a column. */
    List<String> words(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name) && column instanceof Column.Words)
                .map(column -> ((Column.Words) column).values())
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    /** The words of a column; none if there is no such column. */
    List<String> wordsIfAny(String name) {
        return table.columns().stream().anyMatch(column -> column.name().equals(name) && column instanceof Column.Words)
                ? words(name)
                : List.of();
    }

    private Refusal missing(String name) {
        return new Refusal(table.name() + " has no column " + name
                + " of the kind that the figure takes; give a table of " + "the analysis that the figure is for");
    }

    /** The columns that a sweep added: those in front of the first of the table's own. */
    List<Column> sweep(Set<String> own) {
        List<Column> added = new ArrayList<>();
        for (Column column : table.columns()) {
            if (own.contains(column.name())) {
                break;
            }
            added.add(column);
        }
        return added;
    }

    /** The rows of each place of the sweep, in the order of the table; one entry with an empty key without a sweep. */
    Map<String, List<Integer>> places(Set<String> own) {
        return placesBy(sweep(own));
    }

    /** The rows of each place in some columns of the sweep. */
    Map<String, List<Integer>> placesBy(List<Column> sweep) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> words = new ArrayList<>();
            for (Column column : sweep) {
                words.add(place(column, row));
            }
            places.computeIfAbsent(String.join(", ", words), key -> new ArrayList<>())
                    .add(row);
        }
        return places;
    }

    private static String place(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? column.name().replace('-', ' ') + " " + Wording.setting(numbers.values()[row])
                : ((Column.Words) column).values().get(row);
    }
}
