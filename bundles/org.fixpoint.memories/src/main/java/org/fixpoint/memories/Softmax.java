package org.fixpoint.memories;

/** pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ), from differences to the largest score, so that nothing overflows. */
final class Softmax {
    /** Below this, weights of a batch are 0. */
    static final double LEAST_EXPONENT = -700;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH =
            0x1.62e42feep-1; // 32 bits, so that products with whole numbers up to 2²⁰ are exact
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double TO_WHOLE = 0x1.8p52; // adding it leaves a whole number in the last bits

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

    /**
     * As {@link #inPlace}, for many rows: several times as fast, within a few units in the last place, and leaving out scores that are
     * farther below the largest than {@code cut}.
     *
     * @param cut not below {@link #LEAST_EXPONENT}; weights below exp(cut) times the largest become 0
     */
    static void quickly(double[] s, int from, int count, double cut) {
        double largest = largest(s, from, count);
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double below = s[i] - largest;
            s[i] = below < cut ? 0 : exp(below);
            sum += s[i];
        }
        double factor = 1 / sum;
        for (int i = from; i < from + count; i++) {
            s[i] *= factor;
        }
    }

    private static double largest(double[] s, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, s[i]);
        }
        return largest;
    }

    /**
     * eˣ for −700 ≤ x ≤ 0, within two units in the last place and with the same bits everywhere: 2ᵏ eʳ with |r| ≤ ln 2/2 and Taylor's
     * polynomial of degree 13, whose remainder is below 5 · 10⁻¹⁸.
     */
    static double exp(double x) {
        double shifted = x * LOG2_E + TO_WHOLE;
        double k = shifted - TO_WHOLE;
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        double r8 = r4 * r4;
        double low = 1.0 / 2 + r * (1.0 / 6) + r2 * (1.0 / 24 + r * (1.0 / 120));
        double middle = 1.0 / 720 + r * (1.0 / 5040) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
        double high = 1.0 / 3628800 + r * (1.0 / 39916800) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
        double power = 1 + (r + r2 * (low + r4 * middle + r8 * high));
        return power * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }
}
