package org.fixpoint.maths.dynamics;

import java.util.Arrays;

/** Where a function vanishes, by interpolation of its inverse. */
final class InverseInterpolation {
    private InverseInterpolation() {}

    /**
     * The polynomial through (gᵢ, zᵢ) at g = 0, by Neville's scheme.
     *
     * @param g distinct numbers
     * @param z a vector for each
     */
    static double[] atZero(double[] g, double[][] z) {
        double[][] value = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
        for (int order = 1; order < g.length; order++) {
            for (int i = 0; i + order < g.length; i++) {
                double span = g[i + order] - g[i];
                for (int k = 0; k < value[i].length; k++) {
                    value[i][k] = (g[i + order] * value[i][k] - g[i] * value[i + 1][k]) / span;
                }
            }
        }
        return value[0];
    }
}
