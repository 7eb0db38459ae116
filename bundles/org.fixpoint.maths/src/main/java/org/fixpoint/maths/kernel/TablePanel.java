package org.fixpoint.maths.kernel;

/**
 * A panel of a {@link PairTable}: Chebyshev series in w on [low, high], for every pair of sampled variances.
 *
 * @param mirrored whether it is for negative correlations
 * @param leading the power of w that the gap is divided by
 * @param gaps {@code gaps[pair][k]}, coefficient k of the gap of a pair of points (a, b), pair = a(a+1)/2 + b
 * @param slopes the same for the slope
 * @param tail the size of the last coefficients
 */
record TablePanel(
        boolean mirrored, int leading, double low, double high, double[][] gaps, double[][] slopes, double tail) {
    int terms() {
        return gaps[0].length;
    }
}
