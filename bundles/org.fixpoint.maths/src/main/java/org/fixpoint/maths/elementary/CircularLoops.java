package org.fixpoint.maths.elementary;

/** {@link Circular} in steps over whole arrays of n elements or more, as {@link ExponentialLoops} are. */
final class CircularLoops {
    private CircularLoops() {}

    /** Whether all |x| are so small that they can be reduced. */
    static boolean reducible(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(x[i]) <= Circular.REDUCIBLE)) {
                return false;
            }
        }
        return true;
    }

    /** The quarter turns in |x|. */
    static void turns(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (Math.abs(x[i]) * Circular.TWO_OVER_PI + Elementary.ROUNDER) - Elementary.ROUNDER;
        }
    }

    /** |x| less quarter turns. */
    static void reduce(double[] x, double[] turns, double[] r, int n) {
        for (int i = 0; i < n; i++) {
            double a = Math.abs(x[i]) - turns[i] * Circular.QUARTER_HIGH;
            double b = turns[i] * Circular.QUARTER_MIDDLE;
            double s = a - b;
            double v = s - a;
            r[i] = s + (((a - (s - v)) - (b + v)) - turns[i] * Circular.QUARTER_LOW);
        }
    }

    static void sines(double[] r, double[] out, int n) {
        double[] c = Circular.SINE;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        for (int i = 0; i < n; i++) {
            double s = r[i];
            double z = s * s;
            double y = z * z;
            double even = (c4 * y + c2) * y + c0;
            double odd = (c5 * y + c3) * y + c1;
            out[i] = s + s * z * (even + z * odd);
        }
    }

    static void cosines(double[] r, double[] out, int n) {
        double[] c = Circular.COSINE;
        double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5];
        for (int i = 0; i < n; i++) {
            double z = r[i] * r[i];
            double y = z * z;
            double even = (c4 * y + c2) * y + c0;
            double odd = (c5 * y + c3) * y + c1;
            out[i] = (1 - 0.5 * z) + y * (even + z * odd);
        }
    }

    /** The sine of |x| plus some quarter turns, by its quarter: whole numbers below 2⁵¹ are halved and rounded to tell them apart. */
    static void quarters(double[] turns, double more, double[] sine, double[] cosine, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double quarter = turns[i] + more;
            double odd = Math.abs(quarter - 2 * ((0.5 * quarter + Elementary.ROUNDER) - Elementary.ROUNDER));
            double half = 0.5 * (quarter - odd);
            double negative = Math.abs(half - 2 * ((0.5 * half + Elementary.ROUNDER) - Elementary.ROUNDER));
            out[i] = (1 - 2 * negative) * Selection.choose(odd, cosine[i], sine[i]);
        }
    }

    /** Values with their signs changed where x is negative. */
    static void reflect(double[] value, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = value[i] * Selection.sign(x[i]);
        }
    }

    /** arctan of min(|x|, 1)/max(|x|, 1). */
    static void acuteAngles(double[] x, double[] out, int n) {
        double[] a = Circular.ARCTAN_NUMERATOR;
        double a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5];
        double[] b = Circular.ARCTAN_DENOMINATOR;
        double b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4], b5 = b[5], b6 = b[6];
        for (int i = 0; i < n; i++) {
            double size = Math.abs(x[i]);
            double t = Math.min(size, 1) / Math.max(size, 1);
            double z = t * t;
            double y = z * z;
            double above = ((a4 * y + a2) * y + a0) + z * ((a5 * y + a3) * y + a1);
            double below = (((b6 * y + b4) * y + b2) * y + b0) + z * ((b5 * y + b3) * y + b1);
            out[i] = t + t * z * (above / below);
        }
    }

    /** arctan x from the acute angle. */
    static void arctans(double[] angle, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double other = Circular.QUARTER - (angle[i] - Circular.QUARTER_REST);
            double size = Selection.choose(Selection.positive(Math.abs(x[i]) - 1), other, angle[i]);
            out[i] = size * Selection.sign(x[i]);
        }
    }
}
