package org.fixpoint.maths.spectra;

/**
 * A copy of a matrix, scaled by a power of two so that its largest entry lies in [1, 2), then centred on request.
 *
 * <p>A column whose entries differ from their mean by no more than its rounding becomes zero: the residue is no direction.
 *
 * @param values the copy, row-major; empty of meaning unless {@code finite}
 * @param exponent the matrix is 2^exponent times the copy
 * @param finite whether every entry is finite
 * @param varies whether an entry other than zero is left
 */
record Prepared(double[] values, int rows, int columns, int exponent, boolean finite, boolean varies) {

    /** The corrected mean of a constant column is wrong by an ulp at most, a quarter of this fraction. */
    private static final double CONSTANT = 0x1p-50;

    static Prepared of(double[] x, int rows, int columns, Centring centring) {
        if (rows < 0 || columns < 0 || (long) rows * columns != x.length) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " does not have " + x.length + " entries");
        }
        double largest = largest(x);
        int exponent = Math.max(Math.getExponent(largest), -1022); // also of zero and of subnormal numbers
        if (!Double.isFinite(largest)) {
            return new Prepared(x, rows, columns, 0, false, false);
        }
        double[] copy = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            copy[i] = Math.scalb(x[i], -exponent);
        }
        if (centring == Centring.NONE) {
            return new Prepared(copy, rows, columns, exponent, true, largest > 0);
        }
        double[] before = columnLargest(copy, columns);
        centre(copy, rows, columns);
        double[] after = columnLargest(copy, columns);
        boolean varies = false;
        for (int j = 0; j < columns; j++) {
            if (after[j] > CONSTANT * before[j]) {
                varies = true;
            } else {
                fillColumn(copy, columns, j, 0);
            }
        }
        return new Prepared(copy, rows, columns, exponent, true, varies);
    }

    private static double[] columnLargest(double[] x, int columns) {
        double[] largest = new double[columns];
        for (int i = 0; i < x.length; i++) {
            largest[i % columns] = Math.max(largest[i % columns], Math.abs(x[i]));
        }
        return largest;
    }

    private static void fillColumn(double[] x, int columns, int column, double value) {
        for (int i = column; i < x.length; i += columns) {
            x[i] = value;
        }
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double v : x) {
            largest = Math.max(largest, Math.abs(v)); // NaN stays
        }
        return largest;
    }

    /** Takes the mean away twice: the second time removes the rounding of the first. */
    private static void centre(double[] x, int rows, int columns) {
        for (int pass = 0; pass < 2; pass++) {
            double[] mean = new double[columns];
            for (int i = 0; i < x.length; i++) {
                mean[i % columns] += x[i] / rows;
            }
            for (int i = 0; i < x.length; i++) {
                x[i] -= mean[i % columns];
            }
        }
    }
}
