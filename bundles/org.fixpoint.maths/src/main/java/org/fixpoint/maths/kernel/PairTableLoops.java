package org.fixpoint.maths.kernel;

import java.util.Arrays;

/** The innermost loops of a {@link PairRow}, each over separate arrays with a plain index, which the compiler vectorises. */
final class PairTableLoops {
    private PairTableLoops() {}

    /** Σ a_k xᵏ by Horner's rule, two coefficients a pass, which the compiler vectorises where it does not with four. */
    static void horner(double[] a, double[] x, double[] out, int count) {
        Arrays.fill(out, 0, count, a[a.length - 1]);
        for (int k = a.length - 2; k >= 1; k -= 2) {
            horner(a[k], a[k - 1], x, out, count);
        }
    }

    private static void horner(double a1, double a0, double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double t = x[i];
            out[i] = (out[i] * t + a1) * t + a0;
        }
    }

    /** Clenshaw's recurrence b_k = c_k + 2x b_{k+1} − b_{k+2} down to k = 1, two coefficients a pass: four do not vectorise. */
    static void clenshaw(double[] c, double[] twice, double[] current, double[] next, int count) {
        int k = c.length - 1;
        if (k % 2 == 1) {
            one(c[k], twice, current, next, count);
            k--;
        }
        for (; k >= 2; k -= 2) {
            two(c[k], c[k - 1], twice, current, next, count);
        }
    }

    private static void two(double c1, double c0, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            double t = twice[i];
            double p = current[i];
            double q = c1 + t * p - next[i];
            next[i] = q;
            current[i] = c0 + t * q - p;
        }
    }

    private static void one(double c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            double p = current[i];
            double q = c + twice[i] * p - next[i];
            next[i] = p;
            current[i] = q;
        }
    }

    /** The same step with a coefficient of each element. */
    static void step(double[] c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            double p = current[i];
            current[i] = c[i] + twice[i] * p - next[i];
            next[i] = p;
        }
    }

    /** c₀ + x b₁ − b₂. */
    static void finish(double c, double[] twice, double[] current, double[] next, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = c + 0.5 * twice[i] * current[i] - next[i];
        }
    }

    /** The same with a coefficient of each element. */
    static void finish(double[] c, double[] twice, double[] current, double[] next, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = c[i] + 0.5 * twice[i] * current[i] - next[i];
        }
    }

    /** {@code out[i]} = Σ_b of[b][k] · weights[b][i]. */
    static void combine(double[][] of, int k, double[][] weights, double[] out, int count) {
        int b = 0;
        if (of.length % 2 == 1) {
            scaled(of[0][k], weights[0], out, count);
            b = 1;
        } else {
            two(of[0][k], weights[0], of[1][k], weights[1], out, count);
            b = 2;
        }
        for (; b < of.length; b += 2) {
            addTwo(of[b][k], weights[b], of[b + 1][k], weights[b + 1], out, count);
        }
    }

    private static void scaled(double c, double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = c * x[i];
        }
    }

    private static void two(double c, double[] x, double d, double[] y, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = c * x[i] + d * y[i];
        }
    }

    private static void addTwo(double c, double[] x, double d, double[] y, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] += c * x[i] + d * y[i];
        }
    }
}
