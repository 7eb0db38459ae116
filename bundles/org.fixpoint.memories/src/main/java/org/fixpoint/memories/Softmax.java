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
        double largest = largest(s, from, count);
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            s[i] = StrictMath.exp(s[i] - largest);
            sum += s[i];
        }
        for (int i = from; i < from + count; i++) {
            s[i] /= sum;
        }
        return largest + StrictMath.log(sum);
    }

    private static double largest(double[] s, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = s[i] > largest ? s[i] : largest;
        }
        return largest;
    }
}
