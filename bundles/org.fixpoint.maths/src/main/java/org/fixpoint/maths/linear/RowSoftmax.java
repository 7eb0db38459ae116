package org.fixpoint.maths.linear;

/** pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ) of many rows, from differences to the largest score, in plain Java. */
final class RowSoftmax {
    /** Below this an exponential is not taken. */
    static final double LEAST_EXPONENT = -700;

    static final double LOG2_E = 1.4426950408889634;
    static final double LN2_HIGH = 0x1.62e42feep-1; // 32 bits, so that products with whole numbers up to 2²⁰ are exact
    static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    static final double TO_WHOLE = 0x1.8p52; // adding it leaves a whole number in the last bits
    static final int BIAS = 1023;
    static final int MANTISSA = 52;

    private RowSoftmax() {}

    static void replace(double[] x, int from, int n, double cut) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            largest = x[i] > largest ? x[i] : largest;
        }
        for (int i = from; i < from + n; i++) {
            weigh(x, i, largest, cut);
        }
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = from;
        for (; i + 8 <= from + n; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < from + n; i++) {
            s0 += x[i];
        }
        Elementwise.scale(1 / (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))), x, from, n);
    }

    /** x[i] becomes exp(x[i] − largest), or 0 below the cut. */
    static void weigh(double[] x, int i, double largest, double cut) {
        double below = x[i] - largest;
        double power = exp(below < cut ? LEAST_EXPONENT : below);
        x[i] = below < cut ? 0 : power;
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
        return power * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << MANTISSA);
    }
}
