package org.fixpoint.maths.kernel;

/**
 * A panel of a {@link PairTable}: Chebyshev series in w on [low, high], for every pair of sampled variances.
 *
 * @param mirrored whether it is for negative correlations
 * @param leading the power of w that the gap is divided by
 * @param gaps {@code gaps[pair][k]}, coefficient k of the gap of a pair of points (a, b), pair = a(a+1)/2 + b
 * @param slopes the same for the slope
 * @param gapPowers the gap of the first pair in powers of 2x, x in [-1, 1]; empty where that would lose digits
 * @param slopePowers the same for the slope
 * @param tail the size of the last coefficients
 */
record TablePanel(
        boolean mirrored,
        int leading,
        double low,
        double high,
        double[][] gaps,
        double[][] slopes,
        double[] gapPowers,
        double[] slopePowers,
        double tail) {
    private static final double MOST_LOST = 4;

    TablePanel(
            boolean mirrored, int leading, double low, double high, double[][] gaps, double[][] slopes, double tail) {
        this(mirrored, leading, low, high, gaps, slopes, powers(gaps[0]), powers(slopes[0]), tail);
    }

    /** Of a Chebyshev series Σ c_k T_k(x) the coefficients of (2x)ᵏ, as many; none if they are large, or only one. */
    private static double[] powers(double[] c) {
        int n = c.length;
        double[] out = new double[n];
        double[] previous = new double[out.length];
        double[] current = new double[out.length];
        double[] sizes = new double[out.length];
        previous[0] = 2; // 2T₀ = 2, 2T₁ = 2x, and 2T_{k+1} = (2x) 2T_k − 2T_{k−1}
        current[Math.min(1, n - 1)] = 1;
        double largest = 0;
        for (int k = 0; k < n; k++) {
            double half = 0.5 * c[k];
            largest = Math.max(largest, Math.abs(c[k]));
            double[] chebyshev = k == 0 ? previous : current;
            for (int i = 0; i <= k; i++) {
                out[i] += half * chebyshev[i];
                sizes[i] += Math.abs(half * chebyshev[i]);
            }
            if (k > 0) {
                double[] next = new double[out.length];
                for (int i = 0; i < out.length; i++) {
                    next[i] = (i > 0 ? current[i - 1] : 0) - previous[i];
                }
                previous = current;
                current = next;
            }
        }
        double size = 0;
        for (int i = 0; i < out.length; i++) {
            size += StrictMath.scalb(sizes[i], i);
        }
        return n > 1 && size <= MOST_LOST * largest ? out : new double[0];
    }

    /** What w is multiplied by for 2x, x in [-1, 1]. */
    double scale() {
        return 4 / (high - low);
    }

    /** What is then subtracted. */
    double shift() {
        return 2 * (high + low) / (high - low);
    }

    /** Whether gap and slope both are known in powers. */
    boolean hasPowers() {
        return gapPowers.length > 0 && gapPowers.length == slopePowers.length;
    }

    int terms() {
        return gaps[0].length;
    }
}
