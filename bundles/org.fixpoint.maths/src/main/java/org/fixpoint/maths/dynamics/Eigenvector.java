package org.fixpoint.maths.dynamics;

import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;

/** An eigenvector of a known real eigenvalue, by inverse iteration. */
public final class Eigenvector {
    private static final int ITERATIONS = 4;
    private static final double SHIFT = 1e-10; // of the eigenvalue, so that the shifted matrix is not singular

    private Eigenvector() {}

    /**
     * The unit eigenvector whose largest component is positive; nothing if the iteration breaks down.
     *
     * @param matrix d × d, row-major; not modified
     */
    public static Optional<double[]> of(double[] matrix, int d, double eigenvalue) {
        double[] shifted = matrix.clone();
        for (int i = 0; i < d; i++) {
            shifted[i * d + i] -= eigenvalue * (1 + SHIFT) + Double.MIN_NORMAL;
        }
        double[] v = new double[d];
        for (int i = 0; i < d; i++) {
            v[i] = 1 + 0.5 * StrictMath.sin(1 + i); // in general position
        }
        for (int k = 0; k < ITERATIONS; k++) {
            Optional<double[]> next = LinearEquations.solve(shifted, v);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            double[] w = next.get();
            int largest = 0;
            for (int i = 1; i < d; i++) {
                largest = Math.abs(w[i]) > Math.abs(w[largest]) ? i : largest;
            }
            v = CurveEquation.along(new double[d], Math.signum(w[largest]) / CurveEquation.norm(w), w);
        }
        return Optional.of(v);
    }
}
