package org.fixpoint.maths.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * Means of one function f under centred Gaussian pairs of any two variances: what a {@link PairTable} is made of.
 *
 * <p>Safe for use by several threads; the same bits on every call.
 */
public interface PairMeans {
    /** From this angle on the rounding of cos t does not count. */
    double WIDE = 0.2;

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

    /**
     * The same for a few correlations only: without a preparation that pays for many. For equal variances the gap need not be
     * relatively accurate.
     *
     * @param varianceX positive
     * @param varianceY positive
     */
    default Curve directly(double varianceX, double varianceY) {
        return between(varianceX, varianceY);
    }

    /** About how many microseconds a sample of a curve between two of these variances takes. */
    double cost(double lowest, double highest);

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
        public double rms() {
            return Math.sqrt(second);
        }

        /** The scale of E[f'f'], √E[f'²]; with jumps, where that is infinite, √(E[f²]/p). */
        public double slopeScale() {
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

        /** The same, obtained a second time with more effort where there is a way: their difference tells the error. */
        default Sample again(double angle, boolean mirrored) {
            return at(angle, mirrored);
        }

        /**
         * A function of ρ at ρ = cos t, exact in t although cos t is rounded: near t = 0, where neighbouring doubles are far
         * apart in t, by interpolation between two of them.
         *
         * @param angle t in (0, π/2]
         */
        static double atAngle(DoubleUnaryOperator ofRho, double angle) {
            double rho = StrictMath.cos(angle);
            double near = ofRho.applyAsDouble(rho);
            if (angle > WIDE || rho == 1) {
                return near;
            }
            double other = angleOf(rho) < angle ? Math.nextDown(rho) : Math.nextUp(rho);
            double apart = angleOf(other) - angleOf(rho);
            return other == 1 ? near : near + (ofRho.applyAsDouble(other) - near) * ((angle - angleOf(rho)) / apart);
        }

        private static double angleOf(double rho) {
            return 2 * StrictMath.asin(Math.sqrt(0.5 * (1 - rho)));
        }
    }

    /**
     * Normalised means at one correlation.
     *
     * @param gap 1 − E[f(u)f(v)]/√(E[f(u)²] E[f(v)²]); for equal variances relatively accurate as the correlation tends to 1
     * @param slope E[f'(u)f'(v)] over the scales of both slopes; times sin t if f has jumps
     */
    record Sample(double gap, double slope) {}
}
