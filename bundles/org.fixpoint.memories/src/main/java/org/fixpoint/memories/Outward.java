package org.fixpoint.memories;

/**
 * Rounding outwards of what has been computed in doubles with a known bound of its error.
 *
 * <p>A sum of k products of doubles, in any order, is wrong by less than (k + 2) 2⁻⁵² Σ|terms|, half of which is needed; see Higham,
 * Accuracy and Stability of Numerical Algorithms (2002), section 3.1. What underflows is covered by {@link #TINY}.
 * {@link StrictMath#exp} is wrong by less than one unit in the last place.
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
}
