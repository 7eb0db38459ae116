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

    /**
     * The value at t, by Clenshaw's rule for the even and the odd degrees apart, two chains of which none waits for the other: with
     * z = 2x² − 1 = T₂(x) both T₂ₖ(x) and T₂ₖ₊₁(x) obey φₖ₊₁ = 2z φₖ − φₖ₋₁, and the sums are b₀ − z b₁ and x (b₀ − b₁).
     */
    double value(double t) {
        double x = ((t - low) - (high - t)) / (high - low);
        double z = 2 * x * x - 1;
        double twice = 2 * z;
        double even = 0, evenNext = 0;
        double odd = 0, oddNext = 0;
        int k = coefficients.length - 1;
        if (k % 2 == 0) {
            even = coefficients[k];
            k--;
        }
        for (; k > 0; k -= 2) {
            double oddSum = coefficients[k] + twice * odd - oddNext;
            oddNext = odd;
            odd = oddSum;
            double evenSum = coefficients[k - 1] + twice * even - evenNext;
            evenNext = even;
            even = evenSum;
        }
        return (even - z * evenNext) + x * (odd - oddNext);
    }
}
