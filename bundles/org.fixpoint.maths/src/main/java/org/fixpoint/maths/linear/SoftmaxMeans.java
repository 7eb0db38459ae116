package org.fixpoint.maths.linear;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The means Σ pᵢ xᵢ, p = softmax(β⟨xᵢ, ξ⟩), of N patterns xᵢ ∈ ℝⁿ for many states ξ: the update of a modern Hopfield network, attention
 * with the keys as values.
 *
 * <p>Exponentials are taken of the scores as they are, so that neither their maximum nor all of them at once are needed. This serves
 * states whose scores are known to be small; see {@link #bound}. The bits of a state depend on no other state. An instance is used
 * by one thread at a time.
 */
@ProviderType
public interface SoftmaxMeans {
    /** Scores up to this size are served: weights are from 2⁻⁴³³ to 2⁴³³, and normal still times coordinates from 2⁻⁵⁰⁰ to 2⁵⁰⁰. */
    double LARGEST_SCORE = 300;

    /** One of the same patterns, for another thread. */
    SoftmaxMeans another();

    /**
     * At least |β⟨xᵢ, ξ⟩| for every pattern, by Cauchy and Schwarz; infinite or NaN where coordinates are, or are too large to tell.
     *
     * @param from where ξ begins
     */
    double bound(double beta, double[] states, int from);

    /**
     * The means of some states.
     *
     * @param states row-major, n numbers a state
     * @param which the numbers of those states; their {@link #bound} is up to {@link #LARGEST_SCORE}
     * @param count how many of {@code which}
     * @param out row-major as the states, another array; the rows of other states are left as they are
     * @throws IllegalArgumentException if a bound is larger
     */
    void of(double beta, double[] states, int[] which, int count, double[] out);
}
