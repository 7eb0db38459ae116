package org.fixpoint.maths.interpolation;

import java.util.Arrays;

/** A polynomial on an interval as a Chebyshev series, from its values at the N + 1 Lobatto points. */
public final class ChebyshevSeries {
    private static final int FEW = 8; // functions, for which an inner loop over them is too short
    private static final int CHAINS = 4;

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
        double[][] coefficients = values.length < FEW ? new double[values.length][] : together(values, cosines);
        for (int i = 0; i < values.length; i++) {
            series[i] = new ChebyshevSeries(
                    low, high, values.length < FEW ? coefficients(values[i], cosines) : coefficients[i]);
        }
        return series;
    }

    /** The coefficients of each function, to the same bits, with an inner loop over the functions. */
    private static double[][] together(double[][] values, double[] cosines) {
        int n = values[0].length - 1;
        double[][][] folded = new double[2][n / 2 + 1][values.length]; // by parity of the degree
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j <= n / 2; j++) {
                folded[0][j][i] = folded(values[i], j, 1);
                folded[1][j][i] = folded(values[i], j, -1);
            }
        }
        double[][] coefficients = new double[values.length][n + 1];
        double[] sums = new double[values.length];
        for (int k = 0; k <= n; k++) {
            Arrays.fill(sums, 0);
            int turn = 0;
            for (double[] point : folded[k % 2]) {
                add(point, cosines[turn], sums);
                turn += k;
                turn -= turn < cosines.length ? 0 : cosines.length;
            }
            double factor = factor(k, n);
            for (int i = 0; i < sums.length; i++) {
                coefficients[i][k] = factor * sums[i] / n;
            }
        }
        return coefficients;
    }

    /** What cos(πkj/N) is multiplied by at the points j and N − j, where it is the same but for the sign (−1)ᵏ. */
    private static double folded(double[] values, int j, int sign) {
        int n = values.length - 1;
        double both = 2 * j == n ? 0.5 * (1 + sign) * values[j] : values[j] + sign * values[n - j];
        return j == 0 ? 0.5 * both : both;
    }

    private static void add(double[] x, double factor, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += x[i] * factor;
        }
    }

    /** What a sum of cosines is multiplied by: the points ascend, cos(πj/N) descends. */
    private static double factor(int k, int n) {
        return (k % 2 == 0 ? 1.0 : -1.0) * (k == 0 || k == n ? 1.0 : 2.0);
    }

    private static double[] coefficients(double[] values, double[] cosines) {
        int n = values.length - 1;
        double[][] folded = new double[2][n / 2 + 1];
        for (int j = 0; j <= n / 2; j++) {
            folded[0][j] = folded(values, j, 1);
            folded[1][j] = folded(values, j, -1);
        }
        double[] coefficients = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            double sum = 0;
            int turn = 0; // of k j, less whole turns
            for (double point : folded[k % 2]) {
                sum += point * cosines[turn];
                turn += k;
                turn -= turn < cosines.length ? 0 : cosines.length;
            }
            coefficients[k] = factor(k, n) * sum / n;
        }
        return coefficients;
    }

    /** cos(πi/n) over a whole turn, from a quarter of it. */
    private static double[] cosines(int n) {
        double[] cosines = new double[2 * n];
        for (int i = 0; 2 * i <= n; i++) {
            double cos = 2 * i == n ? 0 : StrictMath.cos(Math.PI * i / n);
            cosines[i] = cos;
            cosines[n - i] = -cos;
            cosines[n + i] = -cos;
            cosines[(2 * n - i) % (2 * n)] = cos;
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
            add(series[i].coefficients, factors[i], sum);
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
     * The value at t, by Clenshaw's rule for the degrees of each remainder by four apart, four chains of which none waits for another: with
     * y = T₄(x) the Tᵣ₊₄ⱼ(x) of one remainder r obey φⱼ₊₁ = 2y φⱼ − φⱼ₋₁, and their sum is b₀ Tᵣ − b₁ T₄₋ᵣ.
     */
    public double value(double t) {
        double[] c = coefficients;
        double x = ((t - low) - (high - t)) / (high - low);
        double square = 2 * x * x - 1; // T₂
        double y = 2 * square * square - 1;
        double twice = 2 * y;
        double b0 = 0, b1 = 0, b2 = 0, b3 = 0;
        double n0 = 0, n1 = 0, n2 = 0, n3 = 0;
        for (int k = (c.length - 1) / CHAINS * CHAINS; k >= 0; k -= CHAINS) {
            double s0 = (c[k] - n0) + twice * b0;
            double s1 = (at(k + 1) - n1) + twice * b1;
            double s2 = (at(k + 2) - n2) + twice * b2;
            double s3 = (at(k + 3) - n3) + twice * b3;
            n0 = b0;
            n1 = b1;
            n2 = b2;
            n3 = b3;
            b0 = s0;
            b1 = s1;
            b2 = s2;
            b3 = s3;
        }
        double third = x * (2 * square - 1);
        return (((b0 - y * n0) + (b1 * x - third * n1)) + (b2 * square - square * n2)) + (b3 * third - x * n3);
    }

    private double at(int k) {
        return k < coefficients.length ? coefficients[k] : 0;
    }

    /**
     * The values at several t, to the bits of {@link #value}, by loops that the compiler makes vectors of.
     *
     * @param t not modified
     * @param out modified; as long as t, and another array
     */
    public void values(double[] t, double[] out) {
        double[][] polynomials = polynomials(t); // T₁ to T₄
        double[] twice = polynomials[CHAINS];
        double[] current = new double[t.length];
        double[] next = new double[t.length];
        for (int r = 0; r < CHAINS; r++) {
            chain(r, twice, current, next);
            double[] opposite = polynomials[CHAINS - 1 - r];
            if (r == 0) {
                first(current, opposite, next, out);
            } else {
                add(current, polynomials[r - 1], opposite, next, out);
            }
        }
    }

    /** Two degrees at a time: arrays that change places would keep the compiler from vectors. */
    private void chain(int r, double[] twice, double[] current, double[] next) {
        int pair = 2 * CHAINS;
        int k = (coefficients.length - 1) / pair * pair + r;
        begin(at(k + CHAINS), at(k), twice, current, next);
        for (k -= pair; k >= 0; k -= pair) {
            step(at(k + CHAINS), at(k), twice, current, next);
        }
    }

    private static void begin(double c, double d, double[] twice, double[] current, double[] next) {
        for (int i = 0; i < twice.length; i++) {
            next[i] = c;
            current[i] = d + twice[i] * c;
        }
    }

    private static void step(double c, double d, double[] twice, double[] current, double[] next) {
        for (int i = 0; i < twice.length; i++) {
            double a = current[i];
            double b = (c - next[i]) + twice[i] * a;
            next[i] = b;
            current[i] = (d - a) + twice[i] * b;
        }
    }

    private double[][] polynomials(double[] t) {
        double[] x = new double[t.length];
        double[] square = new double[t.length];
        double[] third = new double[t.length];
        double[] fourth = new double[t.length];
        double[] twice = new double[t.length]; // T₄
        for (int i = 0; i < t.length; i++) {
            x[i] = ((t[i] - low) - (high - t[i])) / (high - low);
        }
        for (int i = 0; i < t.length; i++) {
            square[i] = 2 * x[i] * x[i] - 1;
            third[i] = x[i] * (2 * square[i] - 1);
            fourth[i] = 2 * square[i] * square[i] - 1;
            twice[i] = 2 * fourth[i];
        }
        return new double[][] {x, square, third, fourth, twice};
    }

    private static void first(double[] current, double[] factor, double[] next, double[] out) {
        for (int i = 0; i < current.length; i++) {
            out[i] = current[i] - factor[i] * next[i];
        }
    }

    private static void add(double[] current, double[] factor, double[] opposite, double[] next, double[] out) {
        for (int i = 0; i < current.length; i++) {
            out[i] += current[i] * factor[i] - opposite[i] * next[i];
        }
    }
}
