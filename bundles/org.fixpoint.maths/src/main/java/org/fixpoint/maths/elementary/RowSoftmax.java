package org.fixpoint.maths.elementary;

/** pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ) of a row, from differences to the largest score, in blocks; eight partial sums. */
final class RowSoftmax {
    /** Below this an exponential is not taken. */
    static final double LEAST_EXPONENT = -700;

    private RowSoftmax() {}

    /** Replaces a row; the arrays of a thread hold the steps. */
    static void replace(double[] x, int from, int n, double cut, double[][] s) {
        double largest = largest(x, from, n);
        double[] sums = s[7];
        java.util.Arrays.fill(sums, 0, 8, 0);
        for (int at = 0; at < n; at += Steps.LENGTH) {
            int length = Math.min(Steps.LENGTH, n - at);
            System.arraycopy(x, from + at, s[0], 0, length);
            below(largest, s[0], s[1], length);
            ExponentialLoops.reduce(s[1], s[2], s[3], length);
            ExponentialLoops.powersAbove(cut, s[0], s[2], s[4], length);
            ExponentialLoops.exponentials(s[4], s[3], s[1], length);
            add(s[1], sums, length);
            System.arraycopy(s[1], 0, x, from + at, length);
        }
        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        scale(1 / sum, x, from, n);
    }

    private static double largest(double[] x, int from, int n) {
        double a = Double.NEGATIVE_INFINITY, b = a, c = a, d = a;
        int i = from;
        for (; i + 4 <= from + n; i += 4) {
            a = x[i] > a ? x[i] : a;
            b = x[i + 1] > b ? x[i + 1] : b;
            c = x[i + 2] > c ? x[i + 2] : c;
            d = x[i + 3] > d ? x[i + 3] : d;
        }
        for (; i < from + n; i++) {
            a = x[i] > a ? x[i] : a;
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /** Differences to the largest, and what is left of them to be taken the exponential of. */
    private static void below(double largest, double[] x, double[] exponent, int n) {
        for (int i = 0; i < n; i++) {
            double difference = x[i] - largest;
            x[i] = difference;
            exponent[i] = Math.max(difference, LEAST_EXPONENT);
        }
    }

    private static void add(double[] x, double[] sums, int n) {
        double s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
        double s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < n; i++) {
            s0 += x[i];
        }
        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s5;
        sums[6] = s6;
        sums[7] = s7;
    }

    private static void scale(double alpha, double[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] *= alpha;
        }
    }
}
