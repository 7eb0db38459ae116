package org.fixpoint.api.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an analysis found, in a sentence: the first thing that a run prints.
 *
 * <p>An analysis announces {@link #SPEC} last among its items and yields one for each point. The sentence says what was found with its
 * number, its error or margin, and whether it is proven or complete; it ends with a full stop.
 */
public final class Finding {
    /** The quantity of the item. */
    public static final String QUANTITY = "finding";

    /** The item as it is announced: a table of one row with the column {@code finding}. */
    public static final ItemSpec SPEC =
            new ItemSpec(QUANTITY, Item.Table.class, QUANTITY, List.of(QUANTITY), "what was found, in one sentence");

    private Finding() {}

    /** The item. */
    public static Item.Table of(String sentence) {
        return new Item.Table(QUANTITY, QUANTITY, List.of(Column.words(QUANTITY, sentence)));
    }

    /** The sentences of the findings of all points of a sweep, combined: one a row, after those coordinates that vary; each once. */
    public static List<String> sentences(Item.Table table) {
        int last = table.columns().size() - 1;
        List<Column> coordinates = table.columns().subList(0, last).stream()
                .filter(Finding::varies)
                .toList();
        Set<String> sentences = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            String where = coordinates.stream()
                    .map(column -> column.name().replace('-', ' ') + " " + cell(column, at))
                    .collect(Collectors.joining(", "));
            String sentence = cell(table.columns().get(last), row);
            sentences.add(where.isEmpty() ? sentence : where + ": " + sentence);
        }
        return List.copyOf(sentences);
    }

    private static boolean varies(Column column) {
        return IntStream.range(1, column.size())
                .anyMatch(row -> !cell(column, row).equals(cell(column, 0)));
    }

    private static String cell(Column column, int row) {
        if (column instanceof Column.Words words) {
            return words.values().get(row);
        }
        double value = ((Column.Numbers) column).values()[row];
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
