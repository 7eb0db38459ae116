package org.fixpoint.analyses.phase;

import java.util.Optional;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.kernel.VarianceMoments;

/**
 * χ₁ and the stationary variance over a grid of (σ_w², σ_b²), by roots of the length map in a table of moments.
 *
 * @param weights σ_w², ascending
 * @param biases σ_b², ascending
 * @param chi weights × biases, row-major; infinite where the variance grows without bound, or oscillates
 * @param variance q* of the same shape; 0 where variances vanish, infinite where they grow without bound
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to an item, never compared
record ChiGrid(double[] weights, double[] biases, double[] chi, double[] variance) {
    /** The grid of a layer's activation, each point from inputs of the given mean squared length. */
    static ChiGrid of(
            PropagatingLayer layer,
            TabledLengths lengths,
            double[] weights,
            double[] biases,
            double length,
            RunContext run) {
        double[] chi = new double[weights.length * biases.length];
        double[] variance = new double[chi.length];
        for (int i = 0; i < weights.length; i++) {
            run.checkCancelled();
            run.progress("phase diagram", (double) i / weights.length);
            for (int j = 0; j < biases.length; j++) {
                PropagatingLayer at = layer.with(weights[i], biases[j]);
                Optional<VarianceMoments> found = lengths.reached(at, at.first(length));
                int cell = i * biases.length + j;
                variance[cell] = found.map(VarianceMoments::q).orElse(Double.POSITIVE_INFINITY);
                chi[cell] = found.filter(point -> at.gain() * point.lengthSlope() >= -1)
                        .map(point -> layer.slope(point.chi(at.gain())))
                        .orElse(Double.POSITIVE_INFINITY);
            }
        }
        return new ChiGrid(weights, biases, chi, variance);
    }
}
