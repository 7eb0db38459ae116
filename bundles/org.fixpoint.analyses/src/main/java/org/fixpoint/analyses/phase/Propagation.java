package org.fixpoint.analyses.phase;

import org.fixpoint.analyses.meanfield.GaussianPair;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.LengthMap;
import org.fixpoint.maths.kernel.NormalizedKernel;
import org.fixpoint.maths.kernel.VarianceMoments;

/**
 * What a layer does to correlations at one of its stationary variances.
 *
 * <p>Correlations of pre-activations pass by c⁺ = (g E[φ(u)φ(v)] + σ_b²)/q*, whose slope at c = 1 is χ₁. ξ_q = −1/ln |∂q⁺/∂q| and
 * ξ_c = −1/ln (∂c⁺/∂c at c*) count the layers in which a small distance from the fixed point shrinks by e. Schoenholz et al.
 * (2017), arXiv:1611.01232, equations 5 to 9.
 *
 * @param variance q*
 * @param lengthSlope ∂q⁺/∂q at q*
 * @param chi χ₁; infinite if the activation jumps
 * @param phase ordered (χ₁ &lt; 1), critical or chaotic
 * @param correlation c*, the attracting fixed point of the correlation; NaN where every correlation stays, and at q* = 0
 * @param correlationSlope ∂c⁺/∂c at c*; NaN where c* is
 * @param tolerance how near to 1 χ₁ counts as critical
 * @param residual what q⁺ misses q* by
 */
record Propagation(
        double variance,
        double lengthSlope,
        double chi,
        Phase phase,
        double correlation,
        double correlationSlope,
        double tolerance,
        double residual) {
    private static final double SAFETY = 16;
    private static final double FLAT = 1e-6;

    /** What depth does to two nearly equal inputs. */
    enum Phase {
        /** They converge. */
        ORDERED("ordered"),
        /** They keep their distance to first order. */
        CRITICAL("critical"),
        /** They part. */
        CHAOTIC("chaotic");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The propagation at a fixed point of the length map. */
    static Propagation at(PropagatingLayer layer, LengthMap.FixedPoint point) {
        return point.q() == 0 ? atZero(layer, point) : atPositive(layer, point);
    }

    private static Propagation atZero(PropagatingLayer layer, LengthMap.FixedPoint point) {
        double excess = layer.gain() * VarianceMoments.atZero(layer.function()).slopeSecondMoment() - 1;
        double tolerance = SAFETY * Math.ulp(1.0);
        return new Propagation(
                0,
                layer.slope(point.slope()),
                layer.slope(1 + excess),
                phase(excess, tolerance),
                Double.NaN,
                Double.NaN,
                tolerance,
                0);
    }

    private static Propagation atPositive(PropagatingLayer layer, LengthMap.FixedPoint point) {
        double q = point.q();
        double gain = layer.gain();
        double bias = layer.biasVariance();
        GaussianPair pair = layer.pair();
        double excess = (gain * pair.slopeExcess(q) - bias) / q;
        double away = Math.abs(point.residual()) / q / Math.max(Math.abs(1 - point.slope()), FLAT);
        double tolerance = SAFETY * (2 * pair.relativeError(q, q) + away + Math.ulp(1.0));
        double mean =
                bias > 0 ? Math.sqrt((gain * pair.value(q, q, 0) + bias) / q) : pair.mean(q) * Math.sqrt(gain / q);
        NormalizedKernel map = new NormalizedKernel(
                mean,
                c -> c == 1 ? 1 : (gain * pair.value(q, q, c) + bias) / q,
                c -> gain * pair.slope(q, q, c),
                distance -> gain * pair.gap(q, distance) / q,
                excess,
                tolerance);
        KernelProfile profile = KernelProfile.of(map);
        boolean linear = profile.kernelClass() == KernelClass.LINEAR;
        return new Propagation(
                q,
                layer.slope(point.slope()),
                layer.slope(1 + excess),
                phase(excess, tolerance),
                linear ? Double.NaN : profile.rhoStar().orElseThrow(),
                linear ? Double.NaN : layer.slope(profile.localRate().orElseThrow()),
                tolerance,
                Math.abs(point.residual()));
    }

    private static Phase phase(double excess, double tolerance) {
        return Math.abs(excess) <= tolerance ? Phase.CRITICAL : excess < 0 ? Phase.ORDERED : Phase.CHAOTIC;
    }

    /** −1/ln |slope|: the layers in which a small distance shrinks by e; infinite for a slope of 1, NaN if it grows. */
    static double layers(double slope) {
        double size = Math.abs(slope);
        if (Math.abs(size - 1) <= SAFETY * Math.ulp(1.0)) {
            return Double.POSITIVE_INFINITY;
        }
        return size < 1 ? (size == 0 ? 0 : -1 / StrictMath.log(size)) : Double.NaN;
    }
}
