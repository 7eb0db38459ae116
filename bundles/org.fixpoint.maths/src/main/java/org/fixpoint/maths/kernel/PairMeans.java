package org.fixpoint.maths.kernel;

/**
 * Means of one function f under centred Gaussian pairs of any two variances: what a {@link PairTable} is made of.
 *
 * <p>Safe for use by several threads; the same bits on every call.
 */
public interface PairMeans {
    /**
     * Means at one variance.
     *
     * @param variance p, positive
     */
    Moments moments(double variance);

    /**
     * The means of a pair as functions of its correlation.
     *
     * @param varianceX positive
     * @param varianceY positive
     */
    Curve between(double varianceX, double varianceY);

    /** Whether f has jumps, so that E[f'²] is infinite. */
    boolean jumps();

    /**
     * Means of f(u), u of variance p.
     *
     * @param variance p
     * @param mean E[f(u)]
     * @param second E[f(u)²]
     * @param slopeSecond E[f'(u)²]; infinite with jumps
     */
    record Moments(double variance, double mean, double second, double slopeSecond) {
        /** √E[f²]. */
        double rms() {
            return Math.sqrt(second);
        }

        /** The scale of E[f'f'], √E[f'²]; with jumps, where that is infinite, √(E[f²]/p). */
        double slopeScale() {
            return Math.sqrt(Double.isInfinite(slopeSecond) ? second / variance : slopeSecond);
        }
    }

    /** Normalised means of f(u), f(v) as functions of their correlation. */
    @FunctionalInterface
    interface Curve {
        /**
         * The means at correlation ± cos t.
         *
         * @param angle t in (0, π/2]
         * @param mirrored whether the correlation is − cos t
         */
        Sample at(double angle, boolean mirrored);
    }

    /**
     * Normalised means at one correlation.
     *
     * @param gap 1 − E[f(u)f(v)]/√(E[f(u)²] E[f(v)²]); for equal variances relatively accurate as the correlation tends to 1
     * @param slope E[f'(u)f'(v)] over the scales of both slopes; times sin t if f has jumps
     */
    record Sample(double gap, double slope) {}
}
