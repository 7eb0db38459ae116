package org.fixpoint.maths.certified;

import java.math.BigInteger;
import org.fixpoint.maths.interval.Interval;

/**
 * Hermite polynomials at short binary fractions, exactly but for one rounding, and bounds for all arguments.
 *
 * <p>The recurrence He_{k+1}(x) = x He_k(x) − k He_{k−1}(x) loses all digits in intervals; for x = a/2ˢ the numbers 2^{sk} He_k(x) are
 * integers.
 */
final class HermiteValues {
    /** The highest degree: beyond, √k! and He_k leave the doubles. */
    static final int MOST = 150;

    /** |he_k(x)| ≤ 1.0865 exp(x²/4), Cramér's bound; Abramowitz and Stegun 22.14.17. */
    static final double CRAMER = 1.0865;

    private static final int DIGITS = 53;

    private HermiteValues() {}

    /** He_k(x)/k! for k = 0, …, degree. */
    static Interval[] overFactorials(double x, int degree) {
        int shift = Math.max(0, DIGITS - 1 - Math.getExponent(x == 0 ? 1 : x));
        long digits = (long) Math.scalb(x, shift);
        int spare = Math.min(shift, digits == 0 ? shift : Long.numberOfTrailingZeros(digits));
        BigInteger a = BigInteger.valueOf(digits >> spare);
        int s = shift - spare;
        BigInteger previous = BigInteger.ZERO;
        BigInteger current = BigInteger.ONE;
        Interval[] values = new Interval[degree + 1];
        Interval factorial = Interval.ONE;
        for (int k = 0; k <= degree; k++) {
            factorial = k == 0 ? factorial : factorial.times(k);
            values[k] = scaled(current, -s * k).over(factorial);
            BigInteger next = current.multiply(a)
                    .subtract(previous.multiply(BigInteger.valueOf(k)).shiftLeft(2 * s));
            previous = current;
            current = next;
        }
        return values;
    }

    /** n · 2^e between neighbouring doubles. */
    private static Interval scaled(BigInteger n, int e) {
        int drop = Math.max(0, n.bitLength() - DIGITS);
        double low = Math.scalb(n.shiftRight(drop).doubleValue(), drop + e); // shifts to the right round downwards
        if (n.signum() != 0 && Math.abs(low) < Double.MIN_NORMAL) {
            return Interval.around0(2 * Double.MIN_NORMAL);
        }
        boolean exact = n.getLowestSetBit() >= drop || n.signum() == 0;
        double high =
                exact ? low : Math.scalb(n.shiftRight(drop).add(BigInteger.ONE).doubleValue(), drop + e);
        return new Interval(low, high);
    }

    /** √k! for k = 0, …, degree. */
    static Interval[] rootFactorials(int degree) {
        Interval[] roots = new Interval[degree + 1];
        Interval factorial = Interval.ONE;
        for (int k = 0; k <= degree; k++) {
            factorial = k == 0 ? factorial : factorial.times(k);
            roots[k] = factorial.sqrt();
        }
        return roots;
    }

    /**
     * Bounds of |he_k⁽ʲ⁾(x)|/j! exp(−x²/4) at {@code [k][j]}: he_k⁽ʲ⁾/j! is √(k!/(k − j)!)/j! he_{k−j}, so that they are
     * {@link #CRAMER} √(C(k, j)/j!), here with a millionth on top for all roundings.
     */
    static double[][] derivativeBounds(int degree, int order) {
        double[][] bounds = new double[degree + 1][order + 1];
        for (int k = 0; k <= degree; k++) {
            double square = 1;
            for (int j = 0; j <= Math.min(order, k); j++) {
                bounds[k][j] = CRAMER * Math.sqrt(square) * (1 + 1e-6);
                square *= (k - j) / ((j + 1.0) * (j + 1.0));
            }
        }
        return bounds;
    }
}
