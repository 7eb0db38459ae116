package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Proven bounds of a {@link StateMap} over boxes.
 *
 * <p>Meant is F over the real numbers, not its evaluation in doubles: every bound is rounded outwards. What is not known is infinite.
 * Stateless; called from several threads.
 */
@ConsumerType
public interface StateEnclosure {
    /**
     * Bounds of F(x) for all x in a box.
     *
     * @param low the least coordinates of the box, length d; not modified
     * @param high the largest coordinates
     * @param outLow length d; becomes lower bounds
     * @param outHigh length d; becomes upper bounds
     */
    void value(double[] low, double[] high, double[] outLow, double[] outHigh);

    /**
     * Bounds of the Jacobian for all x in a box.
     *
     * @param outLow length d²; {@code outLow[i * d + j]} becomes a lower bound of ∂Fᵢ/∂xⱼ
     * @param outHigh length d²; becomes upper bounds
     */
    void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh);
}
