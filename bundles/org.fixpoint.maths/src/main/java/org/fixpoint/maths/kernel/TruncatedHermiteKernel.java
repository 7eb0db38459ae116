package org.fixpoint.maths.kernel;

import org.fixpoint.maths.gaussian.HermiteSeries;

/**
 * The kernel map as the authors' code computes it: K Hermite terms, renormalised so that κ(1) = 1.
 *
 * <p>Kept to reproduce published figures only. Near ρ = 1 it is wrong for kinked functions: ReLU has κ'(1) = 1, and 25
 * terms say 0.95, from which the published table concludes an exponential rate. Joudaki and Hofmann, arXiv:2410.20107.
 */
public final class TruncatedHermiteKernel {
    private final HermiteSeries series;
    private final double secondMoment;

    /** The kernel of the partial sum given. */
    public TruncatedHermiteKernel(HermiteSeries series) {
        this.series = series;
        secondMoment = series.secondMoment();
    }

    /** Σ c_k² ρᵏ / Σ c_k². */
    public double value(double rho) {
        return series.kernel(rho) / secondMoment;
    }

    /** Σ k c_k² ρᵏ⁻¹ / Σ c_k². */
    public double slope(double rho) {
        return series.kernelSlope(rho) / secondMoment;
    }
}
