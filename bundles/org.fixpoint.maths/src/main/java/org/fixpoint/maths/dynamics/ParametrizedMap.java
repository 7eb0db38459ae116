package org.fixpoint.maths.dynamics;

/** Maps f(·, λ): ℝᵈ → ℝᵈ, continuously differentiable in state and parameter. Stateless; called from several threads. */
public interface ParametrizedMap {
    /** d, from 1 on. */
    int dimension();

    /** Whether there is a map for a parameter; it is not asked for others. */
    default boolean exists(double parameter) {
        return Double.isFinite(parameter);
    }

    /**
     * f(x, λ).
     *
     * @param x length d; not modified
     * @param out length d; not the same array
     */
    void apply(double[] x, double parameter, double[] out);

    /**
     * The Jacobian matrix of f(·, λ) at x.
     *
     * @param out length d²; {@code out[i * d + j]} becomes ∂fᵢ/∂xⱼ
     */
    void jacobian(double[] x, double parameter, double[] out);

    /**
     * ∂f/∂λ.
     *
     * @param out length d
     */
    void parameterDerivative(double[] x, double parameter, double[] out);
}
