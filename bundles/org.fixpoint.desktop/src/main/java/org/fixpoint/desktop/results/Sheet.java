package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/**
 * An item of the results as rows and columns; nothing is copied, so that there may be very many. A table has its own, an array one
 * row for each number, with the coordinates in front of it.
 *
 * @param name of the item
 * @param columns all of one length
 */
public record Sheet(String name, List<Cells> columns, int rows) {
    public Sheet {
        columns = List.copyOf(columns);
    }

    /** One column. */
    public interface Cells {
        /** Its name, and its unit if it has one. */
        String name();

        /** Whether they are numbers. */
        boolean numbers();

        /** The number in a row; NaN for none. */
        double number(int row);

        /** The word in a row. */
        String word(int row);

        /** Whether it tells where a row belongs, and not what was found there. */
        default boolean coordinate() {
            return false;
        }
    }

    /** Some rows of a column. */
    private record Chosen(Cells of, int[] rows) implements Cells {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public boolean numbers() {
            return of.numbers();
        }

        @Override
        public double number(int row) {
            return of.number(rows[row]);
        }

        @Override
        public String word(int row) {
            return of.word(rows[row]);
        }

        @Override
        public boolean coordinate() {
            return of.coordinate();
        }
    }

    /** Some rows of some columns. */
    Sheet rows(List<Cells> some, int[] chosen) {
        return new Sheet(
                name,
                some.stream().<Cells>map(cells -> new Chosen(cells, chosen)).toList(),
                chosen.length);
    }

    private record Numbers(String name, double[] values) implements Cells {
        @Override
        public boolean numbers() {
            return true;
        }

        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public String word(int row) {
            return Numeral.exact(values[row]);
        }
    }

    private record Words(String name, List<String> values) implements Cells {
        @Override
        public boolean numbers() {
            return false;
        }

        @Override
        public double number(int row) {
            return Double.NaN;
        }

        @Override
        public String word(int row) {
            return values.get(row);
        }
    }

    /** The coordinates along a dimension: each of them {@code stride} times, again and again. */
    private record Coordinates(String name, Dimension dimension, int stride) implements Cells {
        private int index(int row) {
            return row / stride % dimension.size();
        }

        @Override
        public boolean numbers() {
            return dimension instanceof Dimension.Numbers;
        }

        @Override
        public double number(int row) {
            return dimension instanceof Dimension.Numbers numbers ? numbers.values()[index(row)] : Double.NaN;
        }

        @Override
        public String word(int row) {
            return dimension.label(index(row));
        }

        @Override
        public boolean coordinate() {
            return true;
        }
    }

    /** The sheet of an item. */
    public static Sheet of(String name, Item item) {
        return item instanceof Item.Array array ? of(name, array) : of(name, (Item.Table) item);
    }

    private static Sheet of(String name, Item.Table table) {
        List<Cells> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(
                    column instanceof Column.Numbers numbers
                            ? new Numbers(titled(numbers.name(), numbers.unit()), numbers.values())
                            : new Words(column.name(), ((Column.Words) column).values()));
        }
        return new Sheet(name, columns, table.rows());
    }

    private static Sheet of(String name, Item.Array array) {
        List<Cells> columns = new ArrayList<>();
        int stride = array.data().length;
        for (Dimension dimension : array.dims()) {
            stride /= Math.max(1, dimension.size());
            String unit = dimension instanceof Dimension.Numbers numbers ? numbers.unit() : "";
            columns.add(new Coordinates(titled(dimension.name(), unit), dimension, Math.max(1, stride)));
        }
        columns.add(new Numbers(titled(array.name(), array.unit()), array.data()));
        return new Sheet(name, columns, array.data().length);
    }

    /** The head of a column. */
    static String titled(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** Points that failed, a sentence each. */
    public static Sheet ofFailures(List<String> failures) {
        return new Sheet("failed points", List.of(new Words("what failed", failures)), failures.size());
    }

    /** All rows as they are. */
    public int[] order() {
        return IntStream.range(0, rows).toArray();
    }

    /**
     * All rows by one column: numbers by their size, words by the alphabet, rows without a number last. Rows that are equal in it
     * keep their order.
     *
     * @param falling whether the largest comes first
     */
    public int[] order(int column, boolean falling) {
        Cells cells = columns.get(column);
        Comparator<Integer> rising =
                cells.numbers() ? Comparator.comparingDouble(cells::number) : Comparator.comparing(cells::word);
        Comparator<Integer> wanted = falling ? rising.reversed() : rising;
        Comparator<Integer> missingLast =
                Comparator.comparing(row -> cells.numbers() && Double.isNaN(cells.number(row)));
        return IntStream.range(0, rows)
                .boxed()
                .sorted(missingLast.thenComparing(wanted))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Rows as text with tabs between the columns and names above, as spreadsheets take it. */
    public String copied(int[] rowsInOrder) {
        StringBuilder text = new StringBuilder();
        line(text, columns.stream().map(Cells::name).toList());
        for (int row : rowsInOrder) {
            line(text, columns.stream().map(cells -> cells.word(row)).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> words) {
        List<String> plain =
                words.stream().map(word -> word.replaceAll("[\\t\\n\\r]+", " ")).toList();
        text.append(String.join("\t", plain)).append('\n');
    }
}
