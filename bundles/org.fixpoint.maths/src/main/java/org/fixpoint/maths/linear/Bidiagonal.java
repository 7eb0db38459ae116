package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A square matrix with entries on its diagonal and beside it.
 *
 * @param diagonal length n
 * @param beside the entries (i, i + 1), length n − 1, or 0 where n is 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Bidiagonal(double[] diagonal, double[] beside) {

    /**
     * The singular values, descending; nothing if an entry or a value is not finite, or they do not come.
     *
     * <p>Each differs from the exact one by some √n units of rounding of the norm, or by the least double. Entries may have any sizes: a power
     * of two brings the largest near 1, and what then leaves the range of doubles is negligible.
     */
    Optional<double[]> singularValues() {
        double largest = DoubleStream.concat(Arrays.stream(diagonal), Arrays.stream(beside))
                .map(Math::abs)
                .max()
                .orElse(0);
        if (!Double.isFinite(largest)) {
            return Optional.empty();
        }
        int exponent = Math.getExponent(largest);
        return QuotientDifference.eigenvalues(squares(diagonal, -exponent), squares(beside, -exponent))
                .map(found -> roots(found, exponent))
                .filter(found -> Arrays.stream(found).allMatch(Double::isFinite));
    }

    private static double[] squares(double[] x, int exponent) {
        return Arrays.stream(x)
                .map(value -> Math.scalb(value, exponent))
                .map(value -> value * value)
                .toArray();
    }

    private static double[] roots(double[] found, int exponent) {
        Arrays.sort(found);
        double[] values = new double[found.length];
        Arrays.setAll(values, i -> Math.scalb(Math.sqrt(found[found.length - 1 - i]), exponent));
        return values;
    }
}
