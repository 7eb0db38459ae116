package org.fixpoint.maths.kernel;

import java.util.Arrays;

/**
 * Lagrange interpolation in the logarithm of a variance between two bounds, at Lobatto points of Chebyshev.
 *
 * <p>With one point everything is constant. The points of n are, to the bit, among those of 2n − 1.
 */
final class VarianceBasis {
    private final double low;
    private final double width;
    private final double[] points; // of x in [-1, 1]
    private final double[] weights;
    private final double[] variances;

    VarianceBasis(double lowest, double highest, int size) {
        low = StrictMath.log(lowest);
        width = StrictMath.log(highest) - low;
        points = new double[size];
        weights = new double[size];
        variances = new double[size];
        for (int a = 0; a < size; a++) {
            points[a] = size == 1 ? 0 : StrictMath.cos(Math.PI * a / (size - 1));
            weights[a] = (a % 2 == 0 ? 1 : -1) * (a == 0 || a == size - 1 ? 0.5 : 1);
            variances[a] = size == 1 || a == size - 1 ? lowest : a == 0 ? highest : at(points[a]);
        }
    }

    int size() {
        return points.length;
    }

    /** The variance at a point. */
    double variance(int a) {
        return variances[a];
    }

    /** The variance at a coordinate in [-1, 1]. */
    double at(double x) {
        return StrictMath.exp(low + 0.5 * width * (1 + x));
    }

    /** The value at a variance of each basis function, in the barycentric form. */
    void functions(double variance, double[] out) {
        if (points.length == 1) {
            out[0] = 1;
            return;
        }
        double x = 2 * (StrictMath.log(variance) - low) / width - 1;
        double sum = 0;
        for (int a = 0; a < points.length; a++) {
            double distance = x - points[a];
            if (distance == 0) {
                Arrays.fill(out, 0, points.length, 0);
                out[a] = 1;
                return;
            }
            out[a] = weights[a] / distance;
            sum += out[a];
        }
        for (int a = 0; a < points.length; a++) {
            out[a] /= sum;
        }
    }

    /** The size of the highest Chebyshev coefficient of the polynomial through values at two or more points. */
    static double tail(double[] values) {
        int last = values.length - 1;
        double sum = 0;
        for (int a = 0; a <= last; a++) {
            sum += (a % 2 == 0 ? 1 : -1) * values[a] * (a == 0 || a == last ? 0.5 : 1);
        }
        return Math.abs(sum / last);
    }
}
