package org.fixpoint.maths.gaussian;

import org.apache.commons.numbers.gamma.Erfc;

/** The standard normal distribution: density, distribution function and tails to a few units in the last place. */
public final class NormalDistribution {
    /** 1/√(2π), the density at zero. */
    static final double DENSITY_AT_ZERO = 0.3989422804014327;

    private static final double SQRT_HALF = 0.7071067811865476;

    private NormalDistribution() {}

    /** The density exp(−x²/2)/√(2π). */
    public static double pdf(double x) {
        return DENSITY_AT_ZERO * StrictMath.exp(-0.5 * x * x);
    }

    /** P(Z ≤ x), relatively accurate far into the lower tail (until it underflows near x = −38). */
    public static double cdf(double x) {
        return 0.5 * Erfc.value(-x * SQRT_HALF);
    }

    /** P(Z > x), relatively accurate far into the upper tail. */
    public static double upperTail(double x) {
        return 0.5 * Erfc.value(x * SQRT_HALF);
    }
}
