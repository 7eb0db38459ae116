package org.fixpoint.maths.kernel;

import java.util.Arrays;

/**
 * A polynomial on [0, π] as a Chebyshev series in 2θ/π − 1, from its values at the Lobatto points θ_j = π sin²(πj/2N).
 */
final class ChebyshevSeries {
    private final double[] coefficients;

    private ChebyshevSeries(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** θ_j, the j-th of N + 1 Lobatto points, ascending from 0. */
    static double point(int j, int n) {
        double sin = StrictMath.sin(0.5 * Math.PI * j / n);
        return Math.PI * sin * sin;
    }

    /** The interpolating polynomial through values[j] at θ_j. */
    static ChebyshevSeries through(double[] values) {
        int n = values.length - 1;
        double[] cosines = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            cosines[i] = StrictMath.cos(Math.PI * i / n);
        }
        double[] coefficients = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            double sum = 0;
            for (int j = 0; j <= n; j++) {
                double end = j == 0 || j == n ? 0.5 : 1;
                sum += end * values[j] * cosines[k * j % (2 * n)];
            }
            double sign = k % 2 == 0 ? 1 : -1; // the points ascend, cos(πj/N) descends
            coefficients[k] = sign * sum * (k == 0 || k == n ? 1.0 : 2.0) / n;
        }
        return new ChebyshevSeries(coefficients);
    }

    int degree() {
        return coefficients.length - 1;
    }

    /** Σ |c_k| over the last quarter of the coefficients, an estimate of the interpolation error. */
    double tail() {
        double sum = 0;
        for (int k = coefficients.length * 3 / 4; k < coefficients.length; k++) {
            sum += Math.abs(coefficients[k]);
        }
        return sum;
    }

    /** The series without trailing coefficients of at most the size given. */
    ChebyshevSeries trimmed(double negligible) {
        int length = coefficients.length;
        while (length > 1 && Math.abs(coefficients[length - 1]) <= negligible) {
            length--;
        }
        return new ChebyshevSeries(Arrays.copyOf(coefficients, length));
    }

    /** The value at θ, by Clenshaw's rule. */
    double value(double theta) {
        double x = theta * (2 / Math.PI) - 1;
        double twice = 2 * x;
        double next = 0;
        double current = 0;
        for (int k = coefficients.length - 1; k > 0; k--) {
            double sum = coefficients[k] + twice * current - next;
            next = current;
            current = sum;
        }
        return coefficients[0] + x * current - next;
    }
}
