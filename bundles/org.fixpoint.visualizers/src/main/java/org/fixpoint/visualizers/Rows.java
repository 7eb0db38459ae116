package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;

/**
 * A table, and the sweep columns left out of it because they make no difference.
 *
 * @param idle names of those columns
 */
record Rows(Item.Table table, List<String> idle) {
    /**
     * The table without the leading columns of numbers, as a sweep over widths or replicates adds them, under each value of which
     * the same rows stand. Leading columns end at the first that is neither a word nor such a number.
     */
    static Rows withoutIdle(Item.Table table) {
        Item.Table reduced = table;
        List<String> idle = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column instanceof Column.Words) {
                continue;
            }
            Map<String, List<List<String>>> groups = groups(reduced, column.name());
            if (groups.size() < 2 || groups.values().stream().distinct().count() > 1) {
                break;
            }
            int rows = groups.values().iterator().next().size();
            reduced = first(reduced, column, rows);
            idle.add(column.name().replace('-', ' '));
        }
        return new Rows(reduced, idle);
    }

    /** The other cells of each row, by the cell in one column. */
    private static Map<String, List<List<String>>> groups(Item.Table table, String name) {
        Map<String, List<List<String>>> groups = new LinkedHashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            String key = "";
            List<String> others = new ArrayList<>();
            for (Column column : table.columns()) {
                if (column.name().equals(name)) {
                    key = cell(column, i);
                } else {
                    others.add(cell(column, i));
                }
            }
            groups.computeIfAbsent(key, value -> new ArrayList<>()).add(others);
        }
        return groups;
    }

    private static Item.Table first(Item.Table table, Column left, int rows) {
        List<Integer> kept = new ArrayList<>();
        Column current = left(table, left);
        for (int i = 0; i < table.rows() && kept.size() < rows; i++) {
            if (cell(current, i).equals(cell(current, 0))) {
                kept.add(i);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!column.name().equals(left.name())) {
                columns.add(only(column, kept));
            }
        }
        return new Item.Table(table.name(), table.quantity(), columns);
    }

    private static Column left(Item.Table table, Column named) {
        return table.columns().stream()
                .filter(column -> column.name().equals(named.name()))
                .findFirst()
                .orElse(named);
    }

    private static Column only(Column column, List<Integer> rows) {
        if (column instanceof Column.Numbers numbers) {
            double[] values =
                    rows.stream().mapToDouble(i -> numbers.values()[i]).toArray();
            return new Column.Numbers(numbers.name(), numbers.unit(), values);
        }
        Column.Words words = (Column.Words) column;
        return new Column.Words(
                words.name(), rows.stream().map(words.values()::get).toList());
    }

    private static String cell(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? Double.toString(numbers.values()[row])
                : ((Column.Words) column).values().get(row);
    }
}
