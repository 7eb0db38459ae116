package org.fixpoint.api.analysis;

import java.util.List;

/** A column of a table. */
public sealed interface Column {
    /** Kebab-case. */
    String name();

    /** The number of rows. */
    int size();

    /** One number a row. */
    static Numbers numbers(String name, double... values) {
        return new Numbers(name, "", values);
    }

    /** One word or sentence a row. */
    static Words words(String name, String... values) {
        return new Words(name, List.of(values));
    }

    /**
     * Numbers.
     *
     * @param unit SI symbol, or empty if dimensionless
     * @param values owned by the column, not to be modified; may be infinite; NaN stands for "does not apply"
     */
    record Numbers(String name, String unit, double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }
    }

    /** Words. */
    record Words(String name, List<String> values) implements Column {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }
    }
}
