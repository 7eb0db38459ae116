package org.fixpoint.memories.geometry;

import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.geometry.NearbyFixedPoint;
import org.fixpoint.memories.PatternSet;

/**
 * Patterns at a common score whose fixed point stays as β → ∞, at ξ(β) = c + u/β + O(β⁻²).
 *
 * @param face the patterns I
 * @param centre c, the point of their affine hull next to the origin
 * @param weights λ, the limit of softmax(β Xᵀ ξ) on I: c = Σ λ_i x_i and ⟨x_i − x_j, u⟩ = ln(λ_i/λ_j)
 * @param tilt u, in the span of the differences
 * @param gap the least |c|² − ⟨x_j, c⟩ over the other patterns; +∞ without others
 * @param index the number of eigenvalues of the Jacobian above 1 for large β, the dimension of the hull
 * @param decided false if c lies on the boundary of the hull to rounding: whether there is a fixed point then hangs on smaller terms
 */
record CriticalSet(
        Face face, double[] centre, double[] weights, double[] tilt, double gap, int index, boolean decided) {
    private static final int STEPS = 60;

    /** c + u/β. */
    double[] predicted(double beta) {
        double[] x = centre.clone();
        for (int a = 0; a < x.length; a++) {
            x[a] += tilt[a] / beta;
        }
        return x;
    }

    /** The fixed point at a finite β to which Newton's method leads from the prediction. */
    NearbyFixedPoint found(PatternSet patterns, double beta) {
        return NearbyFixedPoint.from(
                new AssociationMap(patterns, beta), predicted(beta), STEPS, patterns.longest(), () -> {});
    }

    /** The stability of a fixed point; all its eigenvalues are real. */
    static Stability stability(PatternSet patterns, double beta, double[] point) {
        int n = patterns.dimension();
        double[] jacobian = new double[n * n];
        new AssociationMap(patterns, beta).jacobian(point, jacobian);
        return Stability.of(jacobian, n)
                .orElseThrow(() -> new ArithmeticException("no eigenvalues of the Jacobian at a fixed point"));
    }
}
