package org.fixpoint.api.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A result: an array with named dimensions, or a table. */
public sealed interface Item {
    /** Kebab-case, unique within its analysis. */
    String name();

    /** What is measured, a field term that a figure's slot can ask for. */
    String quantity();

    /**
     * Numbers over named dimensions, as xarray names them.
     *
     * @param unit SI symbol, or empty if dimensionless
     * @param dims outermost first
     * @param data row-major over dims; owned by the item, not to be modified; NaN stands for a point that has no result
     */
    record Array(String name, String quantity, String unit, List<Dimension> dims, double[] data) implements Item {
        public Array {
            dims = List.copyOf(dims);
            long size = 1;
            Set<String> names = new HashSet<>();
            for (Dimension dim : dims) {
                size = Math.multiplyExact(size, (long) dim.size());
                if (!names.add(dim.name())) {
                    throw new IllegalArgumentException(name + " has two dimensions named " + dim.name());
                }
            }
            if (size != data.length) {
                throw new IllegalArgumentException(name + " has " + data.length + " numbers for a shape of " + size);
            }
        }

        /** The length of each dimension. */
        public int[] shape() {
            return dims.stream().mapToInt(Dimension::size).toArray();
        }
    }

    /**
     * Rows with named columns of equal length.
     *
     * @param columns in the order shown
     */
    record Table(String name, String quantity, List<Column> columns) implements Item {
        public Table {
            columns = List.copyOf(columns);
            Set<String> names = new HashSet<>();
            for (Column column : columns) {
                if (column.size() != columns.get(0).size()) {
                    throw new IllegalArgumentException(
                            name + ": column " + column.name() + " has " + column.size() + " rows");
                }
                if (!names.add(column.name())) {
                    throw new IllegalArgumentException(name + " has two columns named " + column.name());
                }
            }
        }

        /** The number of rows. */
        public int rows() {
            return columns.isEmpty() ? 0 : columns.get(0).size();
        }
    }
}
