package org.fixpoint.memories;

/**
 * Rounding outwards of what has been computed in doubles with a known bound of its error.
 *
 * <p>A sum of k products of doubles, in any order, is wrong by less than (k + 2) 2⁻⁵² Σ|terms|, half of which is needed; see Higham,
 * Accuracy and Stability of Numerical Algorithms (2002), section 3.1. What underflows is covered by {@link #TINY}.
 * {@link StrictMath#exp} is wrong by less than one unit in the last place, {@link StrictMath#tanh} and {@link StrictMath#cosh} by less
 * than three.
 */
final class Outward {
    /** Above anything that underflow takes away from sums of fewer than 2³⁰ products. */
    static final double TINY = 0x1p-1000;

    private Outward() {}

    /** A bound of the error of a sum of k products. */
    static double error(int k, double sizeOfTerms) {
        return Math.nextUp((k + 2) * 0x1p-52 * sizeOfTerms + TINY);
    }

    /** Not above eˣ. */
    static double expDown(double x) {
        return x == 0 ? 1 : Math.max(0, Math.nextDown(Math.nextDown(StrictMath.exp(x))));
    }

    /** Not below eˣ. */
    static double expUp(double x) {
        return x == 0 ? 1 : Math.nextUp(Math.nextUp(StrictMath.exp(x)));
    }

    /** Not above a + b. */
    static double addDown(double a, double b) {
        return Math.nextDown(a + b);
    }

    /** Not below a + b. */
    static double addUp(double a, double b) {
        return Math.nextUp(a + b);
    }

    /** Not above tanh x. */
    static double tanhDown(double x) {
        return x == 0 ? 0 : Math.max(-1, fourDown(StrictMath.tanh(x)));
    }

    /** Not below tanh x. */
    static double tanhUp(double x) {
        return -tanhDown(-x);
    }

    /** Not above 1/cosh² x, nor below 0. */
    static double squaredSechDown(double x) {
        double cosh = -fourDown(-StrictMath.cosh(x));
        return Math.max(0, Math.nextDown(1 / Math.nextUp(cosh * cosh)));
    }

    /** Not below 1/cosh² x, nor above 1. */
    static double squaredSechUp(double x) {
        double cosh = Math.max(1, fourDown(StrictMath.cosh(x)));
        return Math.min(1, Math.nextUp(1 / Math.nextDown(cosh * cosh)));
    }

    private static double fourDown(double x) {
        return Math.nextDown(Math.nextDown(Math.nextDown(Math.nextDown(x))));
    }

    /** Not above any xᵏ for x of a range, k ≥ 0; not below 0 if k is even. */
    static double powerDown(double low, double high, int exponent) {
        if (exponent % 2 != 0) {
            return low >= 0 ? down(low, exponent) : -up(-low, exponent);
        }
        return down(low > 0 ? low : Math.max(0, -high), exponent);
    }

    /** Not below any xᵏ for x of a range, k ≥ 0. */
    static double powerUp(double low, double high, int exponent) {
        if (exponent % 2 != 0) {
            return -powerDown(-high, -low, exponent);
        }
        return up(Math.max(Math.abs(low), Math.abs(high)), exponent);
    }

    /** Not above xᵏ, x ≥ 0. */
    private static double down(double x, int exponent) {
        double power = 1;
        for (int k = 0; k < exponent; k++) {
            power = Math.max(0, Math.nextDown(power * x));
        }
        return power;
    }

    /** Not below xᵏ, x ≥ 0. */
    private static double up(double x, int exponent) {
        double power = 1;
        for (int k = 0; k < exponent; k++) {
            power = x == 0 ? 0 : Math.nextUp(power * x);
        }
        return power;
    }
}
