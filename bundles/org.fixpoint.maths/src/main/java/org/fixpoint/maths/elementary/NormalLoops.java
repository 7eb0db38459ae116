package org.fixpoint.maths.elementary;

/** {@link NormalTail} in steps over whole arrays of n elements or more, as {@link ExponentialLoops} are. */
final class NormalLoops {
    private NormalLoops() {}

    /** |x|, at most where Q vanishes; −x²/2, but not below the exponential's reach; and half of what the rounded square lacks. */
    static void squares(double[] x, double[] size, double[] exponent, double[] correction, int n) {
        for (int i = 0; i < n; i++) {
            double a = Math.min(Math.abs(x[i]), NormalTail.VANISHED);
            double square = a * a;
            double scaled = NormalTail.HIGH_HALF * a;
            double high = scaled - (scaled - a);
            double low = a - high;
            size[i] = a;
            exponent[i] = -0.5 * square;
            correction[i] = 0.5 * (((high * high - square) + 2 * high * low) + low * low);
        }
    }

    /** √2 |x|, at most where Q vanishes. */
    static void scaledSizes(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(Math.abs(x[i]) * NormalTail.ROOT_TWO, NormalTail.VANISHED);
        }
    }

    /** The numerator of Q(x) exp(x²/2). */
    static void numerators(double[] x, double[] out, int n) {
        double[] c = NormalTail.NUMERATOR;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10];
        for (int i = 0; i < n; i++) {
            double y = x[i] * x[i];
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = (((c9 * y + c7) * y + c5) * y + c3) * y + c1;
            out[i] = even + x[i] * odd;
        }
    }

    /** The denominator: a loop of its own, as one of both is not made vectors. */
    static void denominators(double[] x, double[] out, int n) {
        double[] c = NormalTail.DENOMINATOR;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        for (int i = 0; i < n; i++) {
            double y = x[i] * x[i];
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = ((((c11 * y + c9) * y + c7) * y + c5) * y + c3) * y + c1;
            out[i] = even + x[i] * odd;
        }
    }

    /** Q(x) from the exponential. */
    static void tails(double[] power, double[] above, double[] below, double[] correction, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double mills = above[i] / below[i];
            out[i] = power[i] * (mills - correction[i] * mills);
        }
    }

    /** Φ(x) from Q(|x|). */
    static void distributions(double[] tail, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Selection.choose(Selection.positive(-x[i]), tail[i], 1 - tail[i]);
        }
    }

    /** Φ'(x) from the exponential. */
    static void densities(double[] power, double[] correction, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = NormalTail.DENSITY_AT_ZERO * (power[i] - correction[i] * power[i]);
        }
    }

    /** x Φ(x). */
    static void gelus(double[] cdf, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], -NormalTail.VANISHED) * cdf[i];
        }
    }

    /** Φ(x) + xΦ'(x). */
    static void geluSlopes(double[] cdf, double[] x, double[] power, double[] correction, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double y = Math.min(Math.max(x[i], -NormalTail.VANISHED), NormalTail.VANISHED);
            double density = NormalTail.DENSITY_AT_ZERO * (power[i] - correction[i] * power[i]);
            out[i] = cdf[i] + y * density;
        }
    }

    /** erf x by its polynomial, of use up to 7/8. */
    static void centres(double[] x, double[] out, int n) {
        double[] c = NormalTail.ERROR_FUNCTION;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        double c6 = c[6], c7 = c[7], c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        for (int i = 0; i < n; i++) {
            double a = Math.min(Math.max(x[i], -1), 1);
            double z = a * a;
            double y = z * z;
            double even = ((((c10 * y + c8) * y + c6) * y + c4) * y + c2) * y + c0;
            double odd = ((((c11 * y + c9) * y + c7) * y + c5) * y + c3) * y + c1;
            out[i] = a * (even + z * odd);
        }
    }

    /** erf x from its polynomial or from Q(√2 |x|). */
    static void errorFunctions(double[] centre, double[] tail, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double far = (1 - 2 * tail[i]) * Selection.sign(x[i]);
            out[i] = Selection.choose(Selection.positive(Math.abs(x[i]) - NormalTail.CENTRE), far, centre[i]);
        }
    }
}
