package org.fixpoint.activations;

/** The logistic function σ(z) = 1/(1 + e⁻ᶻ) and its relatives, relatively accurate in both tails; z may be infinite. */
final class Logistic {
    private static final double VANISHED = 800; // z σ'(z) is below the smallest double

    private Logistic() {}

    /** σ(z). */
    static double value(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** σ'(z) = σ(z)σ(−z). */
    static double slope(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return e / ((1 + e) * (1 + e));
    }

    /** z σ'(z). */
    static double weightedSlope(double z) {
        return Math.abs(z) > VANISHED ? 0 : z * slope(z);
    }

    /** log(1 + eᶻ). */
    static double integral(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
}
