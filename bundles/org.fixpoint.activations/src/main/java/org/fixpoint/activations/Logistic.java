package org.fixpoint.activations;

import org.fixpoint.maths.elementary.Elementary;

/** The logistic function σ(z) = 1/(1 + e⁻ᶻ) and its relatives, relatively accurate in both tails; z may be infinite. */
final class Logistic {
    /** Below it the exponential alone is not a normal number; its products may be. */
    static final double LEAST_EXPONENT = -708;

    private Logistic() {}

    /** σ(z). */
    static double value(double z) {
        return Elementary.logistic(z);
    }

    /** σ'(z) = σ(z)σ(−z). */
    static double slope(double z) {
        return Elementary.logisticSlope(z);
    }

    /** σ(z) from e = exp(−|z|). */
    static double value(double z, double e) {
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** σ'(z) from e = exp(−|z|). */
    static double slopeFrom(double e) {
        return e / ((1 + e) * (1 + e));
    }

    /** log(1 + eᶻ). */
    static double integral(double z) {
        return Elementary.softplus(z);
    }
}
