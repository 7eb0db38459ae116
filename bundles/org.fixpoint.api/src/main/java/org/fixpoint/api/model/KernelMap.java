package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * κ: how the correlation of two hidden representations changes through one layer of infinite width.
 *
 * <p>Normalised, κ(1) = 1, at stationary length. Joudaki and Hofmann (2024), arXiv:2410.20107, Definition 1.
 */
@ConsumerType
public interface KernelMap {
    /** κ(ρ) for ρ in [-1, 1]. */
    double value(double rho);

    /**
     * κ'(ρ), how a small change of correlation grows through one layer.
     *
     * <p>At ρ = ±1 it is the one-sided limit, which may be infinite (sign has κ'(1) = ∞).
     */
    double slope(double rho);

    /** 1 − κ(1 − δ) for δ in [0, 2], without loss of digits for small δ where the implementation can avoid it. */
    default double gap(double delta) {
        return 1 - value(1 - delta);
    }

    /** c₀ with κ(0) = c₀²: the normalised mean of the post-activation; exactly 0 where symmetry makes it vanish. */
    double mean();

    /**
     * κ'(1) − 1 from one expectation, not as the difference of two rounded numbers; +∞ if the activation jumps. Exactly 0 where
     * homogeneity makes it vanish.
     */
    double slopeExcess();

    /** A bound, or a stated estimate of one, on the absolute error of {@link #value}. */
    double error();
}
