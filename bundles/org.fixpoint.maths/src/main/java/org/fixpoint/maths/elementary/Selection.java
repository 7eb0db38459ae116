package org.fixpoint.maths.elementary;

/**
 * Signs and choices without branches, of numbers that are not NaN: products with ±1, 0 and 1, which are exact and which the compiler
 * makes vectors of.
 */
final class Selection {
    /** Its square times the least double is above 1. */
    private static final double HUGE = 0x1p600;

    private Selection() {}

    /** ±1 with the sign of x; ±0 for ±0. */
    static double sign(double x) {
        return Math.min(Math.max(x * HUGE * HUGE, -1), 1);
    }

    /** 1 if x &gt; 0, else 0. */
    static double positive(double x) {
        return Math.min(Math.max(x * HUGE * HUGE, 0), 1);
    }

    /** One of two finite numbers: the first if the choice is 1, the second if it is 0. */
    static double choose(double choice, double first, double second) {
        return choice * first + (1 - choice) * second;
    }
}
