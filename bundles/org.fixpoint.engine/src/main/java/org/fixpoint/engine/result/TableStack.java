package org.fixpoint.engine.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/** The tables of all points of a sweep, one below the other, with the points' coordinates in front. */
final class TableStack {
    private TableStack() {}

    /** The parts are in row-major order over the dimensions; at least one is there. */
    static Item.Table of(String reference, List<Dimension> dimensions, List<Optional<Item>> parts) {
        List<Item.Table> tables = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPresent()) {
                if (!(parts.get(i).get() instanceof Item.Table table)) {
                    throw new Refusal(reference + " is a table at some points and an array at others; it is left out.");
                }
                tables.add(table);
                for (int row = 0; row < table.rows(); row++) {
                    points.add(i);
                }
            }
        }
        Item.Table first = tables.get(0);
        List<String> own = first.columns().stream().map(Column::name).toList();
        List<Column> columns = new ArrayList<>();
        int inner = parts.size();
        for (Dimension dimension : dimensions) {
            inner /= dimension.size();
            int stride = inner;
            int[] index = points.stream()
                    .mapToInt(point -> point / stride % dimension.size())
                    .toArray();
            columns.add(coordinates(Combination.nameBeside(dimension.name(), own), dimension, index));
        }
        IntStream.range(0, own.size()).forEach(c -> columns.add(stacked(reference, tables, c)));
        return new Item.Table(first.name(), first.quantity(), columns);
    }

    private static Column stacked(String reference, List<Item.Table> tables, int c) {
        Column first = tables.get(0).columns().get(c);
        List<Column> parts = new ArrayList<>();
        for (Item.Table table : tables) {
            boolean fits = table.columns().size() == tables.get(0).columns().size()
                    && table.columns().get(c).name().equals(first.name())
                    && table.columns().get(c).getClass() == first.getClass();
            if (!fits) {
                throw new Refusal(reference + " has not the same columns at every point; it is left out of the combined"
                        + " results, and is whole in the folder of each point.");
            }
            parts.add(table.columns().get(c));
        }
        if (first instanceof Column.Numbers numbers) {
            double[] values = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(((Column.Numbers) part).values()))
                    .toArray();
            return new Column.Numbers(numbers.name(), numbers.unit(), values);
        }
        List<String> words = parts.stream()
                .flatMap(part -> ((Column.Words) part).values().stream())
                .toList();
        return new Column.Words(first.name(), words);
    }

    /** A column with the coordinate of each row along a dimension. */
    static Column coordinates(String name, Dimension dimension, int[] index) {
        if (dimension instanceof Dimension.Numbers numbers) {
            double[] values =
                    Arrays.stream(index).mapToDouble(i -> numbers.values()[i]).toArray();
            return new Column.Numbers(name, numbers.unit(), values);
        }
        return new Column.Words(
                name, Arrays.stream(index).mapToObj(dimension::label).toList());
    }
}
