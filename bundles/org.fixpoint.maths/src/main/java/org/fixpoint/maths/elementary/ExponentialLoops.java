package org.fixpoint.maths.elementary;

import java.util.Arrays;

/**
 * {@link Elementary}'s functions of one exponential in steps over whole arrays, each a loop that the compiler turns into vectors:
 * its every index is the plain loop variable, it has no branch, and the bits of a number are taken in loops of their own.
 *
 * <p>All arrays hold n elements or more; results are the last array.
 */
final class ExponentialLoops {
    private static final int HALF = Steps.LENGTH / 2;
    private static final int SIGN = 63;

    private ExponentialLoops() {}

    /** x = n ln 2 + r: k holds n in its last bits. */
    static void reduce(double[] x, double[] k, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            double a = x[i];
            double rounded = a * Elementary.LOG_2_E + Elementary.ROUNDER;
            double whole = rounded - Elementary.ROUNDER;
            k[i] = rounded;
            r[i] = (a - whole * Elementary.LN_2_HIGH) - whole * Elementary.LN_2_LOW;
        }
    }

    /**
     * Whether no |x| is above a limit or NaN. A bit or a number gathered from all elements would not be made
     * vectors of: instead halves are laid over each other.
     *
     * @param x as long as a block may be; what follows the first n is overwritten
     * @param spare room
     */
    static boolean moderate(double limit, double[] x, double[] spare, int n) {
        if (n <= HALF) {
            return moderate(limit, x, n);
        }
        Arrays.fill(x, n, Steps.LENGTH, 0);
        for (int i = 0; i < HALF; i++) {
            spare[i] = Math.max(Math.abs(x[i]), Math.abs(x[i + HALF]));
        }
        for (int i = 0; i < HALF / 2; i++) {
            spare[i] = Math.max(spare[i], spare[i + HALF / 2]);
        }
        for (int i = 0; i < HALF / 4; i++) {
            spare[i] = Math.max(spare[i], spare[i + HALF / 4]);
        }
        return moderate(limit, spare, HALF / 4);
    }

    private static boolean moderate(double limit, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[i]) <= limit)) {
                return false;
            }
        }
        return true;
    }

    /** 2ⁿ for n within the range of normal numbers, or 0 where x is below a cut. */
    static void powersAbove(double cut, double[] x, double[] k, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            long bits = (Double.doubleToRawLongBits(k[i]) + Elementary.BIAS) << Elementary.FRACTION_BITS;
            long below = Double.doubleToRawLongBits(x[i] - cut) >> SIGN;
            power[i] = Double.longBitsToDouble(bits & ~below);
        }
    }

    /** eˣ from 2ⁿ and r. */
    static void exponentials(double[] power, double[] r, double[] out, int n) {
        double[] c = Elementary.EXPONENTIAL;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        for (int i = 0; i < n; i++) {
            double s = r[i];
            double y = s * s;
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = ((((c11 * y + c9) * y + c7) * y + c5) * y + c3) * y + c1;
            double p = power[i];
            out[i] = p + p * (s + y * (even + s * odd));
        }
    }

    /** Replaces x by eˣ where |x| is at most {@link Elementary#UNREDUCED}: no power of two is split off. */
    static void exponentialsUnreduced(double[] x, int n) {
        double[] c = Elementary.EXPONENTIAL;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        for (int i = 0; i < n; i++) {
            double s = x[i];
            double y = s * s;
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = ((((c11 * y + c9) * y + c7) * y + c5) * y + c3) * y + c1;
            x[i] = 1 + (s + y * (even + s * odd));
        }
    }

    /** eˣ − 1 from 2ⁿ and r. */
    static void exponentialsLessOne(double[] power, double[] r, double[] out, int n) {
        double[] c = Elementary.EXPONENTIAL;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        for (int i = 0; i < n; i++) {
            double s = r[i];
            double y = s * s;
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = ((((c11 * y + c9) * y + c7) * y + c5) * y + c3) * y + c1;
            double p = power[i];
            out[i] = p * (s + y * (even + s * odd)) + (p - 1);
        }
    }

    /** As {@link #reduce} of what tanh takes the exponential of: −2 |x|, or less than half a unit of 1 beyond. */
    static void reduceForTanh(double[] x, double[] k, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            double a = -2 * Math.min(Math.abs(x[i]), Elementary.SATURATED);
            double rounded = a * Elementary.LOG_2_E + Elementary.ROUNDER;
            double whole = rounded - Elementary.ROUNDER;
            k[i] = rounded;
            r[i] = (a - whole * Elementary.LN_2_HIGH) - whole * Elementary.LN_2_LOW;
        }
    }

    /** 2ⁿ where all x are moderate; where one is NaN, anything. */
    static void powersOfModerate(double[] k, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(k[i]);
            power[i] = Double.longBitsToDouble((bits + Elementary.BIAS) << Elementary.FRACTION_BITS);
        }
    }

    /** tanh x from m = exp(−2 |x|) − 1. */
    static void tanhs(double[] m, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(m[i] / (m[i] + 2)) * Selection.sign(x[i]);
        }
    }

    static void negativeSizes(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -Math.abs(x[i]);
        }
    }

    /** The logistic function from e = exp(−|x|). */
    static void logistics(double[] e, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Selection.choose(Selection.positive(-x[i]), e[i], 1) / (1 + e[i]);
        }
    }

    static void multiples(double factor, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = factor * x[i];
        }
    }

    /** x σ(z) from e = exp(−|z|). */
    static void swishes(double[] e, double[] z, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * (Selection.choose(Selection.positive(-z[i]), e[i], 1) / (1 + e[i]));
        }
    }

    /** σ(z) + zσ'(z) from e = exp(−|z|). */
    static void swishSlopes(double[] e, double[] z, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double sum = 1 + e[i];
            double sigmoid = Selection.choose(Selection.positive(-z[i]), e[i], 1) / sum;
            out[i] = sigmoid + z[i] * (e[i] / (sum * sum));
        }
    }

    static void logisticSlopes(double[] e, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double sum = 1 + e[i];
            out[i] = e[i] / (sum * sum);
        }
    }

    /** s = e/(2 + e). */
    static void softplusArguments(double[] e, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = e[i] / (2 + e[i]);
        }
    }

    /** The upper half of the logarithm's series: two loops, as one of all coefficients is not made vectors. */
    static void softplusTails(double[] s, double[] out, int n) {
        double[] c = Elementary.LOGARITHM;
        double c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11], c12 = c[12], c13 = c[13], c14 = c[14], c15 = c[15];
        double c16 = c[16];
        for (int i = 0; i < n; i++) {
            double z = s[i] * s[i];
            out[i] = (((((((c16 * z + c15) * z + c14) * z + c13) * z + c12) * z + c11) * z + c10) * z + c9) * z + c8;
        }
    }

    /** log(1 + e) and the positive part of x. */
    static void softpluses(double[] s, double[] tail, double[] x, double[] out, int n) {
        double[] c = Elementary.LOGARITHM;
        double c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        for (int i = 0; i < n; i++) {
            double y = s[i];
            double z = y * y;
            double sum = ((((((tail[i] * z + c7) * z + c6) * z + c5) * z + c4) * z + c3) * z + c2) * z + c1;
            out[i] = Math.max(x[i], 0) + (2 * y + y * z * sum);
        }
    }
}
