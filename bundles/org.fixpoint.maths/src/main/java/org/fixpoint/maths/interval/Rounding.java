package org.fixpoint.maths.interval;

/**
 * Sums, products, quotients and square roots of doubles rounded downwards or upwards.
 *
 * <p>Exact results stay as they are: the error of the rounded result is computed (Knuth's two-sum, and a fused product) and
 * only its sign decides whether to step outwards. A lower bound is never +∞ and an upper bound never −∞. 0 · ∞ is 0, as an
 * infinite bound stands for all numbers below it. Muller et al., Handbook of Floating-Point Arithmetic (2018), chapters 4 and 5.
 */
final class Rounding {
    private static final double SMALL = 0x1p-900; // above, the error of a product or quotient is itself a double

    private Rounding() {}

    static double addDown(double a, double b) {
        double s = a + b;
        if (Double.isInfinite(s)) {
            return s > 0 ? Double.MAX_VALUE : s;
        }
        return error(a, b, s) < 0 ? Math.nextDown(s) : s;
    }

    static double addUp(double a, double b) {
        return -addDown(-a, -b);
    }

    /** a + b − s, exactly. */
    private static double error(double a, double b, double s) {
        double other = s - a;
        double error = (a - (s - other)) + (b - other);
        return Double.isNaN(error) ? -1 : error;
    }

    static double mulDown(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        double p = a * b;
        if (Double.isInfinite(p)) {
            return p > 0 ? Double.MAX_VALUE : p;
        }
        return Math.abs(p) < SMALL || Math.fma(a, b, -p) < 0 ? Math.nextDown(p) : p;
    }

    static double mulUp(double a, double b) {
        return -mulDown(-a, b);
    }

    /** a/b, b not 0. */
    static double divDown(double a, double b) {
        if (a == 0 || Double.isInfinite(b)) {
            return Double.isInfinite(a) ? Double.NEGATIVE_INFINITY : 0;
        }
        double q = a / b;
        if (Double.isInfinite(q)) {
            return q > 0 ? Double.MAX_VALUE : q;
        }
        boolean fine = Math.abs(q) >= SMALL && Math.abs(a) >= SMALL;
        double rest = fine ? Math.fma(-q, b, a) : -1;
        return !fine || (b > 0 ? rest < 0 : rest > 0) ? Math.nextDown(q) : q;
    }

    static double divUp(double a, double b) {
        return -divDown(-a, b);
    }

    static double sqrtDown(double x) {
        double s = Math.sqrt(x);
        return x > 0 && (x < SMALL || Math.fma(s, s, -x) > 0) ? Math.nextDown(s) : Math.min(s, Double.MAX_VALUE);
    }

    static double sqrtUp(double x) {
        double s = Math.sqrt(x);
        return x > 0 && (x < SMALL || Math.fma(s, s, -x) < 0) ? Math.nextUp(s) : s;
    }
}
