package org.fixpoint.engine.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/**
 * The items of all points of a sweep as one item each.
 *
 * <p>An array gets the sweep's dimensions in front, outermost first; a point without a result is NaN. A table gets a column for
 * each of them in front, and the rows of all points one after the other. A dimension of the sweep that has the name of one of
 * the item's own is called {@code point-NAME}. Arrays that are not of the same shape at every point, as when the depth is swept,
 * become a table with one number a row.
 *
 * @param items by reference {@code analysis.item}; an item that no point has is left out
 * @param remarks a sentence for each item that could not be combined
 * @param notes a sentence for each array that became a table
 */
public record Combination(Map<String, Item> items, List<String> remarks, List<String> notes) {
    public Combination {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        remarks = List.copyOf(remarks);
        notes = List.copyOf(notes);
    }

    /**
     * Combines.
     *
     * @param dimensions of the sweep, outermost first; none if nothing is swept
     * @param references of the items, in the order of the answer
     * @param points the items of each point in row-major order over the dimensions, empty for a point without a result
     */
    public static Combination of(
            List<Dimension> dimensions, Set<String> references, List<Optional<Map<String, Item>>> points) {
        Map<String, Item> items = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String reference : references) {
            List<Optional<Item>> parts = points.stream()
                    .map(point -> point.flatMap(found -> Optional.ofNullable(found.get(reference))))
                    .toList();
            Optional<Item> first = parts.stream().flatMap(Optional::stream).findFirst();
            try {
                first.ifPresent(item -> items.put(
                        reference,
                        item instanceof Item.Array array
                                ? arrays(reference, dimensions, array, parts, notes)
                                : TableStack.of(reference, dimensions, parts)));
            } catch (Refusal e) {
                remarks.add(e.getMessage());
            }
        }
        return new Combination(items, remarks, notes);
    }

    private static Item arrays(
            String reference,
            List<Dimension> dimensions,
            Item.Array first,
            List<Optional<Item>> parts,
            List<String> notes) {
        for (Optional<Item> part : parts) {
            if (part.isPresent() && !(part.get() instanceof Item.Array array && sameDims(array, first))) {
                notes.add(reference + " has not the same shape and coordinates at every point; it is kept as a table"
                        + " with one number a row.");
                return TableStack.of(
                        reference,
                        dimensions,
                        parts.stream().map(p -> p.map(Combination::tidy)).toList());
            }
        }
        List<Dimension> dims = new ArrayList<>();
        List<String> own = first.dims().stream().map(Dimension::name).toList();
        dimensions.forEach(dimension -> dims.add(renamed(dimension, own)));
        dims.addAll(first.dims());
        int block = first.data().length;
        double[] data = new double[Math.multiplyExact(block, parts.size())];
        Arrays.fill(data, Double.NaN);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPresent()) {
                System.arraycopy(((Item.Array) parts.get(i).get()).data(), 0, data, i * block, block);
            }
        }
        return new Item.Array(first.name(), first.quantity(), first.unit(), dims, data);
    }

    private static boolean sameDims(Item.Array a, Item.Array b) {
        if (a.dims().size() != b.dims().size()) {
            return false;
        }
        for (int i = 0; i < a.dims().size(); i++) {
            if (!same(a.dims().get(i), b.dims().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Dimension a, Dimension b) {
        if (a instanceof Dimension.Numbers x && b instanceof Dimension.Numbers y) {
            return x.name().equals(y.name()) && Arrays.equals(x.values(), y.values());
        }
        return a.equals(b);
    }

    static Dimension renamed(Dimension dimension, List<String> taken) {
        String name = nameBeside(dimension.name(), taken);
        return dimension instanceof Dimension.Numbers numbers
                ? new Dimension.Numbers(name, numbers.unit(), numbers.values())
                : new Dimension.Labels(name, ((Dimension.Labels) dimension).values());
    }

    static String nameBeside(String name, List<String> taken) {
        String free = name;
        while (taken.contains(free)) {
            free = "point-" + free;
        }
        return free;
    }

    /** An array as a table: one row a number, a column for each dimension and one for the number. */
    private static Item tidy(Item item) {
        if (!(item instanceof Item.Array array)) {
            return item;
        }
        int rows = array.data().length;
        List<Column> columns = new ArrayList<>();
        int inner = rows;
        for (Dimension dim : array.dims()) {
            inner = dim.size() == 0 ? 0 : inner / dim.size();
            columns.add(TableStack.coordinates(dim.name(), dim, index(rows, inner, dim.size())));
        }
        List<String> names = columns.stream().map(Column::name).toList();
        columns.add(new Column.Numbers(nameBeside(array.name(), names), array.unit(), array.data()));
        return new Item.Table(array.name(), array.quantity(), columns);
    }

    private static int[] index(int rows, int inner, int size) {
        int[] index = new int[rows];
        for (int row = 0; row < rows; row++) {
            index[row] = row / inner % size;
        }
        return index;
    }
}
