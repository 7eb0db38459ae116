package org.fixpoint.networks;

/** Statistics of a vector over its coordinates. */
final class Coordinates {
    /** Deviations from the mean below this fraction of the largest coordinate are the rounding of equal coordinates. */
    private static final double EQUAL = 16 * Math.ulp(1.0);

    /** Below this the squares of some coordinates may have lost digits. */
    private static final double TINY = 1e-250;

    private Coordinates() {}

    /** Σxⱼ²/d, in four interleaved sums; infinite if it overflows, and never finite if a coordinate is not. */
    static double meanSquare(double[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= x.length; j += 4) {
            s0 += x[j] * x[j];
            s1 += x[j + 1] * x[j + 1];
            s2 += x[j + 2] * x[j + 2];
            s3 += x[j + 3] * x[j + 3];
        }
        for (; j < x.length; j++) {
            s0 += x[j] * x[j];
        }
        return ((s0 + s1) + (s2 + s3)) / x.length;
    }

    /** Divides x by its root mean square, which is returned; a vector of zeros stays, and the answer is 0. */
    static double divideByRms(double[] x) {
        double meanSquare = meanSquare(x);
        if (meanSquare < TINY) {
            return divideByTinyRms(x);
        }
        double rms = Math.sqrt(meanSquare);
        for (int j = 0; j < x.length; j++) {
            x[j] /= rms;
        }
        return rms;
    }

    private static double divideByTinyRms(double[] x) {
        double largest = 0;
        for (double xj : x) {
            largest = Math.max(largest, Math.abs(xj));
        }
        if (largest == 0) {
            return 0;
        }
        int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(x[j], -exponent);
        }
        double rms = Math.sqrt(meanSquare(x));
        for (int j = 0; j < x.length; j++) {
            x[j] /= rms;
        }
        return Math.max(Double.MIN_VALUE, Math.scalb(rms, exponent));
    }

    /**
     * Removes the mean of x and divides by its standard deviation (divisor d), which is returned; where all coordinates are
     * equal up to rounding the answer is 0 and x is not standardised.
     */
    static double standardise(double[] x) {
        double sum = 0;
        double largest = 0;
        for (double xj : x) {
            sum += xj - x[0];
            largest = Math.max(largest, Math.abs(xj));
        }
        double mean = x[0] + sum / x.length; // by differences, which are exact where all are equal
        double furthest = 0;
        for (int j = 0; j < x.length; j++) {
            x[j] -= mean;
            furthest = Math.max(furthest, Math.abs(x[j]));
        }
        return furthest <= EQUAL * largest ? 0 : divideByRms(x);
    }

    /**
     * Removes from each column of a matrix its mean and divides by its standard deviation (divisor the number of rows). A column
     * whose elements are all equal up to rounding becomes 0, as with any positive number added to the variance.
     *
     * @param rows row-major, of rows of this many columns
     * @return whether some column was not constant
     */
    static boolean standardiseColumns(double[] rows, int columns) {
        double[] column = new double[rows.length / columns];
        boolean some = false;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = rows[i * columns + j];
            }
            boolean varies = standardise(column) > 0;
            some |= varies;
            for (int i = 0; i < column.length; i++) {
                rows[i * columns + j] = varies ? column[i] : 0;
            }
        }
        return some;
    }
}
