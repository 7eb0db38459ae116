package org.fixpoint.maths.linear;

/** Checks that a matrix lies within its array. */
final class Shapes {

    private Shapes() {}

    static void region(String name, double[] values, int from, int rows, int columns) {
        if (rows < 0 || columns < 0 || from < 0 || from + (long) rows * columns > values.length) {
            throw new IllegalArgumentException(name + " is " + rows + " x " + columns + " from index " + from
                    + ", which does not lie within its array of length " + values.length);
        }
    }

    /** Rows whose beginnings lie so many elements apart. */
    static void strided(String name, double[] values, int from, int rows, int columns, int stride) {
        if (rows < 0
                || columns < 0
                || from < 0
                || stride < columns
                || (rows > 0 && from + (rows - 1L) * stride + columns > values.length)) {
            throw new IllegalArgumentException(name + " is " + rows + " x " + columns + " from index " + from + ", "
                    + stride + " a row, which does not lie within its array of length " + values.length);
        }
    }
}
