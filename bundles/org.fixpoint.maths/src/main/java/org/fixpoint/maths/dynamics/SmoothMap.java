package org.fixpoint.maths.dynamics;

/** A continuously differentiable map F: ℝᵈ → ℝᵈ. Stateless; called from several threads. */
public interface SmoothMap {
    /** d, from 1 on. */
    int dimension();

    /**
     * F(x).
     *
     * @param x length d; not modified
     * @param out length d; not the same array
     */
    void apply(double[] x, double[] out);

    /**
     * The Jacobian matrix of F at x.
     *
     * @param out length d²; {@code out[i * d + j]} becomes ∂Fᵢ/∂xⱼ
     */
    void jacobian(double[] x, double[] out);
}
