package org.fixpoint.maths.elementary;

/** pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ) of a row, from differences to the largest score, one after the other. */
final class RowSoftmax {
    /** Below this an exponential is not taken. */
    static final double LEAST_EXPONENT = -700;

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
        scale(1 / (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))), x, from, n);
    }

    static void scale(double alpha, double[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] *= alpha;
        }
    }

    /** x[i] becomes exp(x[i] − largest), or 0 below the cut. */
    static void weigh(double[] x, int i, double largest, double cut) {
        double below = x[i] - largest;
        double power = Elementary.exp(below < cut ? LEAST_EXPONENT : below);
        x[i] = below < cut ? 0 : power;
    }
}
