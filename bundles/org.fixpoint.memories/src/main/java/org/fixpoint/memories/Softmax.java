package org.fixpoint.memories;

/** pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ), from differences to the largest score, so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /**
     * Replaces scores by their softmax.
     *
     * @param s scores, then weights, {@code s[from] … s[from + count - 1]}
     * @return ln Σ exp(sᵢ)
     */
    static double inPlace(double[] s, int from, int count) {
        return inPlace(s, from, count, Double.NEGATIVE_INFINITY);
    }

    /**
     * As {@link #inPlace(double[], int, int)}, leaving out scores that are farther below the largest.
     *
     * @param cut weights below exp(cut) times the largest become 0
     */
    static double inPlace(double[] s, int from, int count, double cut) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, s[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double below = s[i] - largest;
            s[i] = below < cut ? 0 : StrictMath.exp(below);
            sum += s[i];
        }
        for (int i = from; i < from + count; i++) {
            s[i] /= sum;
        }
        return largest + StrictMath.log(sum);
    }
}
