package org.fixpoint.visualizers.sinks;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/** The entries of an array one by one with their coordinates. */
final class Entries {
    /** Sees one entry. */
    @FunctionalInterface
    interface Visitor<X extends Exception> {
        /** The coordinates as text, one for each dimension, and the number there. */
        void entry(List<String> coordinates, double value) throws X;
    }

    private Entries() {}

    /** Visits all entries in row-major order. */
    static <X extends Exception> void visit(Item.Array array, Visitor<X> visitor) throws X {
        List<List<String>> labels = array.dims().stream().map(Entries::labels).toList();
        int[] index = new int[labels.size()];
        for (double value : array.data()) {
            List<String> coordinates = new ArrayList<>(index.length);
            for (int k = 0; k < index.length; k++) {
                coordinates.add(labels.get(k).get(index[k]));
            }
            visitor.entry(coordinates, value);
            for (int k = index.length - 1; k >= 0 && ++index[k] == labels.get(k).size(); k--) {
                index[k] = 0;
            }
        }
    }

    /** The coordinates of a dimension as text that gives the numbers back. */
    static List<String> labels(Dimension dim) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < dim.size(); i++) {
            labels.add(dim instanceof Dimension.Numbers numbers ? Numerals.exact(numbers.values()[i]) : dim.label(i));
        }
        return labels;
    }
}
