package org.fixpoint.maths.kernel;

import java.util.Arrays;
import org.fixpoint.maths.linear.VectorProvider;

/**
 * The innermost loops of a {@link PairRow}, over many elements at once.
 *
 * <p>Here they go over separate arrays with a plain index, which the compiler vectorises; {@link VectorPairLoops} keeps sums in
 * registers. Every element sees the same multiplications and additions, none of them fused, in the same order, so that both
 * give the same bits. Without state.
 */
class PairLoops {
    private static final String VECTOR = "org.fixpoint.maths.kernel.VectorPairLoops";
    private static final PairLoops PLAIN = new PairLoops();
    private static final int FEW = 16;

    private static final class Choice {
        static final PairLoops FASTEST = VectorProvider.isFast()
                ? VectorProvider.load(PairLoops.class, VECTOR).orElse(PLAIN)
                : PLAIN;
    }

    /** Those on the Vector API where matrix products use it too, else the plain ones. */
    static PairLoops fastest() {
        return Choice.FASTEST;
    }

    /** The plain ones. */
    static PairLoops plain() {
        return PLAIN;
    }

    /**
     * The least and the largest of some numbers; NaN if one of them is.
     *
     * <p>Here halves are laid over each other, which the compiler vectorises.
     *
     * @param count of them, at least 1
     * @param low room for as many numbers
     * @param high room for as many numbers
     * @param spare room for as many numbers
     * @param out takes the two
     */
    void extent(double[] x, int count, double[] low, double[] high, double[] spare, double[] out) {
        System.arraycopy(x, 0, low, 0, count);
        System.arraycopy(x, 0, high, 0, count);
        int n = count;
        while (n > FEW) {
            int upper = n / 2;
            n -= upper;
            System.arraycopy(low, n, spare, 0, upper);
            least(spare, low, upper);
            System.arraycopy(high, n, spare, 0, upper);
            most(spare, high, upper);
        }
        double least = low[0];
        double most = high[0];
        for (int i = 1; i < n; i++) {
            least = Math.min(least, low[i]);
            most = Math.max(most, high[i]);
        }
        out[0] = least;
        out[1] = most;
    }

    private static void least(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.min(out[i], x[i]);
        }
    }

    private static void most(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(out[i], x[i]);
        }
    }

    /**
     * Gaps and slopes by one panel: w = √(δ/2), t = scale w − shift, both polynomials by Horner's rule in t, and the gap times
     * w as often as the panel says.
     *
     * @param delta positive, or 0
     * @param w room for w
     * @param t room for t
     */
    void panel(PanelPowers of, double[] delta, double[] gap, double[] slope, double[] w, double[] t, int count) {
        halves(delta, w, count);
        arguments(of.scale(), of.shift(), w, t, count);
        horner(of.gaps(), t, gap, count);
        for (int power = 0; power < of.leading(); power++) {
            times(w, gap, count);
        }
        horner(of.slopes(), t, slope, count);
    }

    /** √(δ/2). */
    static void halves(double[] delta, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(0.5 * delta[i]);
        }
    }

    /** t = scale w − shift. */
    static void arguments(double scale, double shift, double[] w, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = scale * w[i] - shift;
        }
    }

    static void times(double[] w, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] *= w[i];
        }
    }

    /** Makes 2 − g of the gap g where δ exceeds 1: the gap of the correlation with the other sign, if the map is odd. */
    void reflect(double[] delta, double[] gap, int count) {
        for (int i = 0; i < count; i++) {
            gap[i] = delta[i] > 1 ? 2 - gap[i] : gap[i];
        }
    }

    /** Puts values in the place of those whose key exceeds a bound. */
    void replace(double[] key, double bound, double[] values, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = key[i] > bound ? values[i] : out[i];
        }
    }

    /**
     * Σ a_k xᵏ by Horner's rule.
     *
     * @param a two or more coefficients
     * @param x arguments; those after the first count may be worked on too
     */
    void horner(double[] a, double[] x, double[] out, int count) {
        Arrays.fill(out, 0, count, a[a.length - 1]);
        for (int k = a.length - 2; k >= 1; k -= 2) {
            two(a[k], a[k - 1], x, out, count); // four coefficients a pass are not vectorised
        }
        if (a.length % 2 == 0) {
            one(a[0], x, out, count);
        }
    }

    private static void one(double a, double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = out[i] * x[i] + a;
        }
    }

    private static void two(double a1, double a0, double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double t = x[i];
            out[i] = (out[i] * t + a1) * t + a0;
        }
    }

    /**
     * Σ c_k T_k(x) by Clenshaw's recurrence b_k = c_k + 2x b_{k+1} − b_{k+2}; the sum is c₀ + x b₁ − b₂.
     *
     * @param twice 2x; those after the first count may be worked on too
     * @param spare room for b_{k+2}
     */
    void clenshaw(double[] c, double[] twice, double[] out, double[] spare, int count) {
        Arrays.fill(out, 0, count, 0);
        Arrays.fill(spare, 0, count, 0);
        for (int k = c.length - 1; k > 0; k--) {
            step(c[k], twice, out, spare, count);
        }
        finish(c[0], twice, out, spare, count);
    }

    private static void step(double c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            double p = current[i];
            current[i] = c + twice[i] * p - next[i];
            next[i] = p;
        }
    }

    private static void finish(double c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            current[i] = c + 0.5 * twice[i] * current[i] - next[i];
        }
    }

    /**
     * The same with coefficients of each element: c_k = Σ_b of[k m + b] · weights[b][i], m the number of weights.
     *
     * @param mixed room for the coefficients
     */
    void clenshaw(
            double[] of, double[][] weights, double[] twice, double[] out, double[] spare, double[] mixed, int count) {
        Arrays.fill(out, 0, count, 0);
        Arrays.fill(spare, 0, count, 0);
        int m = weights.length;
        for (int k = of.length / m - 1; k > 0; k--) {
            combine(of, k * m, weights, mixed, count);
            step(mixed, twice, out, spare, count);
        }
        combine(of, 0, weights, mixed, count);
        finish(mixed, twice, out, spare, count);
    }

    private static void step(double[] c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            double p = current[i];
            current[i] = c[i] + twice[i] * p - next[i];
            next[i] = p;
        }
    }

    private static void finish(double[] c, double[] twice, double[] current, double[] next, int count) {
        for (int i = 0; i < count; i++) {
            current[i] = c[i] + 0.5 * twice[i] * current[i] - next[i];
        }
    }

    private static void combine(double[] of, int at, double[][] weights, double[] out, int count) {
        int b = weights.length % 2;
        if (b == 1) {
            scaled(of[at], weights[0], out, count);
        } else {
            Arrays.fill(out, 0, count, 0);
        }
        for (; b < weights.length; b += 2) {
            addTwo(of[at + b], weights[b], of[at + b + 1], weights[b + 1], out, count);
        }
    }

    private static void scaled(double c, double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = c * x[i];
        }
    }

    private static void addTwo(double c, double[] x, double d, double[] y, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] += c * x[i] + d * y[i];
        }
    }
}
