package org.fixpoint.maths.elementary;

/**
 * Sine and cosine by reduction to an eighth of a turn and polynomials, the inverse tangent by a rational function.
 *
 * <p>The reduction takes away n quarter turns in three parts of 33, 33 and 53 bits, of which the first two products are exact. For
 * |x| ≤ {@link #REDUCIBLE} no double is nearer to a multiple of a quarter turn than 1e-19, and what is left out is 1e-33.
 */
final class Circular {
    /** Beyond it sine and cosine are left to {@link StrictMath}. */
    static final double REDUCIBLE = 3000;

    static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    static final double QUARTER_HIGH = 0x1.921fb54400000p+0;
    static final double QUARTER_MIDDLE = 0x1.0b4611a600000p-34;
    static final double QUARTER_LOW = 0x1.3198a2e037073p-69;
    static final double QUARTER = 0x1.921fb54442d18p+0;
    static final double QUARTER_REST = 0x1.1a62633145c07p-54;

    // spotless:off: the tables stay several numbers to a line
    /** (sin r/r − 1)/r² in powers of r² on |r| ≤ π/4, error 1.2e-16 of a correction that is at most 0.1. */
    static final double[] SINE = {
        -0.16666666666666666, 0.008333333333330917, -0.00019841269836722933, 2.7557316086666522e-06,
        -2.5051128869939926e-08, 1.5917933789844764e-10
    };

    /** (cos r − 1 + r²/2)/r⁴ in powers of r² on |r| ≤ π/4, error 3e-17. */
    static final double[] COSINE = {
        0.041666666666666664, -0.0013888888888887382, 2.480158729875028e-05, -2.755731726488218e-07,
        2.0876144976867602e-09, -1.138254698723407e-11
    };

    /** (arctan t/t − 1)/t² in powers of t² on 0 ≤ t ≤ 1, a quotient; error 9e-17 of a correction that is at most 0.22. */
    static final double[] ARCTAN_NUMERATOR = {
        -0.3333333333333333, -0.7537904533747002, -0.5980441228170195, -0.19788652121142447, -0.025034798194568438,
        -0.0008095917117791081
    };

    static final double[] ARCTAN_DENOMINATOR = {
        1.0, 2.8613713601240622, 3.0823837559566556, 1.5501211389912628, 0.3652186498805065, 0.035078801519291505,
        0.0008984460473840986
    };
    // spotless:on

    private Circular() {}

    static double sin(double x) {
        double size = Math.abs(x);
        if (!(size <= REDUCIBLE)) {
            return StrictMath.sin(x);
        }
        double k = size * TWO_OVER_PI + Elementary.ROUNDER;
        double value = value(size, k, Double.doubleToRawLongBits(k));
        return Double.doubleToRawLongBits(x) < 0 ? -value : value;
    }

    static double cos(double x) {
        double size = Math.abs(x);
        if (!(size <= REDUCIBLE)) {
            return StrictMath.cos(x);
        }
        double k = size * TWO_OVER_PI + Elementary.ROUNDER;
        return value(size, k, Double.doubleToRawLongBits(k) + 1);
    }

    /** The sine of r, of r plus a quarter turn, and so on, for r = x less the quarter turns in k. */
    private static double value(double x, double k, long quarters) {
        double n = k - Elementary.ROUNDER;
        double a = x - n * QUARTER_HIGH;
        double b = n * QUARTER_MIDDLE;
        double s = a - b;
        double v = s - a;
        double r = s + (((a - (s - v)) - (b + v)) - n * QUARTER_LOW);
        double z = r * r;
        double value = (quarters & 1) == 0
                ? r + r * z * Elementary.polynomial(SINE, z)
                : (1 - 0.5 * z) + z * z * Elementary.polynomial(COSINE, z);
        return (quarters & 2) == 0 ? value : -value;
    }

    static double arctan(double x) {
        double size = Math.abs(x);
        double t = Math.min(size, 1) / Math.max(size, 1);
        double z = t * t;
        double ratio = Elementary.polynomial(ARCTAN_NUMERATOR, z) / Elementary.polynomial(ARCTAN_DENOMINATOR, z);
        double angle = t + t * z * ratio;
        double value = size > 1 ? QUARTER - (angle - QUARTER_REST) : angle;
        return Math.copySign(value, x);
    }
}
