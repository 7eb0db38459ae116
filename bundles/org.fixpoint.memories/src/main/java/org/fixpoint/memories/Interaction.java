package org.fixpoint.memories;

/** How strongly a pattern pulls a state whose overlap with it is m. */
enum Interaction {
    /** mᵏ⁻¹. */
    POLYNOMIAL,
    /** max(m, 0)ᵏ⁻¹: a pattern that the state points away from does not pull. */
    RECTIFIED;

    /** The pull. */
    double pull(double m, int degree) {
        return this == RECTIFIED && m <= 0 ? 0 : power(m, degree - 1);
    }

    /** Its derivative with respect to m. */
    double slope(double m, int degree) {
        return this == RECTIFIED && m <= 0 ? 0 : (degree - 1) * power(m, degree - 2);
    }

    /** Its integral from 0 to m. */
    double integral(double m, int degree) {
        return this == RECTIFIED && m <= 0 ? 0 : power(m, degree) / degree;
    }

    /** Whether the pull grows with m everywhere, so that the integral is convex. */
    boolean grows(int degree) {
        return this == RECTIFIED || degree % 2 == 0;
    }

    static double power(double m, int exponent) {
        double power = 1;
        for (int k = 0; k < exponent; k++) {
            power *= m;
        }
        return power;
    }
}
