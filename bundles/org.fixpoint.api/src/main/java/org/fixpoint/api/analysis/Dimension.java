package org.fixpoint.api.analysis;

import java.util.List;
import java.util.stream.IntStream;

/** A named dimension of an array with its coordinates. */
public sealed interface Dimension {
    /**
     * The name of the dimension over the coordinates of a vector. Its places have no order that a line could follow: an array over it
     * holds points of a space.
     */
    String COORDINATE = "coordinate";

    /** Kebab-case: {@code layer}, {@code model-width}. */
    String name();

    /** Its length. */
    int size();

    /** Coordinate i as it is shown. */
    String label(int i);

    /** Numbers 0, 1, …, size - 1. */
    static Numbers index(String name, int size) {
        return new Numbers(name, "", IntStream.range(0, size).asDoubleStream().toArray());
    }

    /**
     * A dimension along which a quantity is measured.
     *
     * @param unit SI symbol, or empty if dimensionless
     * @param values the coordinates; owned by the dimension, not to be modified
     */
    record Numbers(String name, String unit, double[] values) implements Dimension {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String label(int i) {
            double value = values[i];
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A dimension whose coordinates are names, such as activations. */
    record Labels(String name, List<String> values) implements Dimension {
        public Labels {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String label(int i) {
            return values.get(i);
        }
    }
}
