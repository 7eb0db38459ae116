package org.fixpoint.maths.interpolation;

import java.util.Arrays;

/** A polynomial on an interval as a Chebyshev series, from its values at the N + 1 Lobatto points. */
public final class ChebyshevSeries {
    private final double low;
    private final double high;
    private final double[] coefficients;

    private ChebyshevSeries(double low, double high, double[] coefficients) {
        this.low = low;
        this.high = high;
        this.coefficients = coefficients;
    }

    /** The j-th Lobatto point, low + (high − low) sin²(πj/2N), ascending and relatively accurate near low = 0. */
    public static double point(double low, double high, int j, int n) {
        if (j == n) {
            return high;
        }
        double sin = StrictMath.sin(0.5 * Math.PI * j / n);
        return low + (high - low) * sin * sin;
    }

    /** The interpolating polynomial through values[j] at the j-th point, at least two. */
    public static ChebyshevSeries through(double low, double high, double[] values) {
        return through(low, high, new double[][] {values})[0];
    }

    /** The interpolating polynomials of several functions, through values[i][j] at the j-th point of the i-th. */
    public static ChebyshevSeries[] through(double low, double high, double[][] values) {
        double[] cosines = cosines(values[0].length - 1);
        ChebyshevSeries[] series = new ChebyshevSeries[values.length];
        for (int i = 0; i < values.length; i++) {
            series[i] = new ChebyshevSeries(low, high, coefficients(values[i], cosines));
        }
        return series;
    }

    private static double[] coefficients(double[] values, double[] cosines) {
        int n = values.length - 1;
        double[] coefficients = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            double sum = 0;
            int turn = 0; // of k j, less whole turns
            for (int j = 0; j <= n; j++) {
                double end = j == 0 || j == n ? 0.5 : 1;
                sum += end * values[j] * cosines[turn];
                turn += k;
                turn -= turn < cosines.length ? 0 : cosines.length;
            }
            double sign = k % 2 == 0 ? 1 : -1; // the points ascend, cos(πj/N) descends
            coefficients[k] = sign * sum * (k == 0 || k == n ? 1.0 : 2.0) / n;
        }
        return coefficients;
    }

    /** cos(πi/n) over a whole turn. */
    private static double[] cosines(int n) {
        double[] cosines = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            cosines[i] = StrictMath.cos(Math.PI * i / n);
        }
        return cosines;
    }

    /**
     * The sum of some series on one interval, each times a factor.
     *
     * @param series as many as factors, at least one, of the same number of coefficients
     */
    public static ChebyshevSeries sum(double[] factors, ChebyshevSeries[] series) {
        double[] sum = new double[series[0].coefficients.length];
        for (int i = 0; i < factors.length; i++) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += factors[i] * series[i].coefficients[k];
            }
        }
        return new ChebyshevSeries(series[0].low, series[0].high, sum);
    }

    /** The left end of the interval. */
    public double low() {
        return low;
    }

    /** The right end of the interval. */
    public double high() {
        return high;
    }

    /** The degree of the polynomial. */
    public int degree() {
        return coefficients.length - 1;
    }

    /** The largest |c_k| of the last quarter of the coefficients, an estimate of the interpolation error. */
    public double tail() {
        return last(coefficients.length - coefficients.length * 3 / 4);
    }

    /** The largest |c_k| of the last few coefficients. */
    public double last(int count) {
        double largest = 0;
        for (int k = Math.max(0, coefficients.length - count); k < coefficients.length; k++) {
            largest = Math.max(largest, Math.abs(coefficients[k]));
        }
        return largest;
    }

    /** Σ |c_k| over the degrees beyond one, a bound of what the polynomial loses without them. */
    public double beyond(int degree) {
        double sum = 0;
        for (int k = coefficients.length - 1; k > degree; k--) {
            sum += Math.abs(coefficients[k]);
        }
        return sum;
    }

    /** The series without trailing coefficients of at most the size given. */
    public ChebyshevSeries trimmed(double negligible) {
        int length = coefficients.length;
        while (length > 1 && Math.abs(coefficients[length - 1]) <= negligible) {
            length--;
        }
        return new ChebyshevSeries(low, high, Arrays.copyOf(coefficients, length));
    }

    /** The derivative, c'_{k-1} = c'_{k+1} + 2k c_k with c'₀ halved, over half the width. */
    public ChebyshevSeries derivative() {
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
    public double value(double t) {
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
