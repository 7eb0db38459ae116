package org.fixpoint.maths.dynamics;

/** Proven bounds of a {@link SmoothMap} over boxes, rounded outwards; infinite where nothing is known. Stateless. */
public interface MapBounds {
    /**
     * Bounds of F(x) for all x with low ≤ x ≤ high.
     *
     * @param outLow length d; becomes lower bounds
     * @param outHigh length d; becomes upper bounds
     */
    void value(double[] low, double[] high, double[] outLow, double[] outHigh);

    /**
     * Bounds of the Jacobian over the box.
     *
     * @param outLow length d²; {@code outLow[i * d + j]} becomes a lower bound of ∂Fᵢ/∂xⱼ
     * @param outHigh length d²; becomes upper bounds
     */
    void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh);
}
