package org.fixpoint.maths.kernel;

import java.util.Arrays;

/** A polynomial on an interval as a Chebyshev series, from its values at the N + 1 Lobatto points. */
final class ChebyshevSeries {
    private final double low;
    private final double high;
    private final double[] coefficients;

    private ChebyshevSeries(double low, double high, double[] coefficients) {
        this.low = low;
        this.high = high;
        this.coefficients = coefficients;
    }

    /** The j-th Lobatto point, low + (high − low) sin²(πj/2N), ascending and relatively accurate near low = 0. */
    static double point(double low, double high, int j, int n) {
        if (j == n) {
            return high;
        }
        double sin = StrictMath.sin(0.5 * Math.PI * j / n);
        return low + (high - low) * sin * sin;
    }

    /** The interpolating polynomial through values[j] at the j-th point. */
    static ChebyshevSeries through(double low, double high, double[] values) {
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
        return new ChebyshevSeries(low, high, coefficients);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    int degree() {
        return coefficients.length - 1;
    }

    /** The largest |c_k| of the last quarter of the coefficients, an estimate of the interpolation error. */
    double tail() {
        double largest = 0;
        for (int k = coefficients.length * 3 / 4; k < coefficients.length; k++) {
            largest = Math.max(largest, Math.abs(coefficients[k]));
        }
        return largest;
    }

    /** The series without trailing coefficients of at most the size given. */
    ChebyshevSeries trimmed(double negligible) {
        int length = coefficients.length;
        while (length > 1 && Math.abs(coefficients[length - 1]) <= negligible) {
            length--;
        }
        return new ChebyshevSeries(low, high, Arrays.copyOf(coefficients, length));
    }

    /** The derivative, c'_{k-1} = c'_{k+1} + 2k c_k with c'₀ halved, over half the width. */
    ChebyshevSeries derivative() {
        int n = coefficients.length - 1;
        double[] derived = new double[n + 2];
        for (int k = n; k > 0; k--) {
            derived[k - 1] = derived[k + 1] + 2.0 * k * coefficients[k];
        }
        derived[0] *= 0.5;
        double[] scaled = Arrays.copyOf(derived, Math.max(1, n));
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= 2 / (high - low);
        }
        return new ChebyshevSeries(low, high, scaled);
    }

    /** The value at t, by Clenshaw's rule. */
    double value(double t) {
        double x = ((t - low) - (high - t)) / (high - low);
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
