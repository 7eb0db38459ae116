package org.fixpoint.maths.interval;

import java.util.Arrays;
import java.util.function.BinaryOperator;

/**
 * Taylor coefficients c_k = f⁽ᵏ⁾(ξ)/k! of a function, enclosed for every ξ of an interval.
 *
 * <p>As far as the coefficients 0 to n are finite, f is n − 1 times continuously differentiable on that interval, the last of these
 * derivatives is Lipschitz continuous, and c_n holds almost everywhere; so f(x) is Σ_{k&lt;n} c_k(m)(x − m)ᵏ and a member of
 * c_n (x − m)ⁿ. What is not known is the whole line. Griewank and Walther, Evaluating Derivatives (2008), chapter 13.
 */
public final class Jet {
    private final Interval[] c;

    private Jet(Interval[] c) {
        this.c = c;
    }

    /** A jet of given coefficients; the array is copied. */
    public static Jet of(Interval... coefficients) {
        return new Jet(coefficients.clone());
    }

    /** The identity on an interval. */
    public static Jet variable(Interval x, int order) {
        Jet jet = constant(x, order);
        if (order > 0) {
            jet.c[1] = Interval.ONE;
        }
        return jet;
    }

    /** A constant. */
    public static Jet constant(Interval value, int order) {
        Interval[] c = new Interval[order + 1];
        Arrays.fill(c, Interval.ZERO);
        c[0] = value;
        return new Jet(c);
    }

    /** A function of which only values are known. */
    public static Jet values(Interval value, int order) {
        return constant(value, order).knownTo(0);
    }

    /** The highest coefficient. */
    public int order() {
        return c.length - 1;
    }

    /** c_k. */
    public Interval at(int k) {
        return c[k];
    }

    /** The values. */
    public Interval value() {
        return c[0];
    }

    /** The same up to coefficient k, and the line from there on. */
    public Jet knownTo(int k) {
        Interval[] cut = c.clone();
        Arrays.fill(cut, Math.min(k + 1, c.length), c.length, Interval.LINE);
        return new Jet(cut);
    }

    /** The same with other values. */
    public Jet withValue(Interval value) {
        Interval[] other = c.clone();
        other[0] = value;
        return new Jet(other);
    }

    /** Coefficient by coefficient. */
    public Jet with(Jet v, BinaryOperator<Interval> operation) {
        Interval[] w = new Interval[c.length];
        for (int k = 0; k < w.length; k++) {
            w[k] = operation.apply(c[k], v.c[k]);
        }
        return new Jet(w);
    }

    /** u + v. */
    public Jet plus(Jet v) {
        return with(v, Interval::plus);
    }

    /** u − v. */
    public Jet minus(Jet v) {
        return with(v, Interval::minus);
    }

    /** −u. */
    public Jet negative() {
        return with(this, (a, b) -> a.negative());
    }

    /** u + x. */
    public Jet plus(Interval x) {
        return withValue(c[0].plus(x));
    }

    /** x u. */
    public Jet times(Interval x) {
        return with(this, (a, b) -> a.times(x));
    }

    /** u v. */
    public Jet times(Jet v) {
        if (v == this) {
            return square();
        }
        Interval[] w = new Interval[c.length];
        for (int k = 0; k < w.length; k++) {
            w[k] = convolution(v, k);
        }
        return new Jet(w);
    }

    /** Coefficient k of u v. */
    public Interval convolution(Jet v, int k) {
        Interval sum = Interval.ZERO;
        for (int i = 0; i <= k; i++) {
            if (!c[i].isZero() && !v.c[k - i].isZero()) {
                sum = sum.plus(c[i].times(v.c[k - i]));
            }
        }
        return sum;
    }

    /** u². */
    public Jet square() {
        Interval[] w = new Interval[c.length];
        for (int k = 0; k < w.length; k++) {
            Interval sum = Interval.ZERO;
            for (int i = 0; 2 * i < k; i++) {
                if (!c[i].isZero() && !c[k - i].isZero()) {
                    sum = sum.plus(c[i].times(c[k - i]));
                }
            }
            w[k] = sum.times(2);
            if (k % 2 == 0) {
                w[k] = w[k].plus(c[k / 2].square());
            }
        }
        return new Jet(w);
    }

    /** uⁿ for n ≥ 0. */
    public Jet power(int n) {
        if (n == 0) {
            return constant(Interval.ONE, order());
        }
        Jet half = power(n / 2);
        Jet whole = n == 1 ? this : half.square();
        return n == 1 || n % 2 == 0 ? whole : times(whole);
    }

    /** u/v. */
    public Jet over(Jet v) {
        Interval[] w = new Interval[c.length];
        for (int k = 0; k < w.length; k++) {
            Interval rest = c[k];
            for (int i = 1; i <= k; i++) {
                if (!v.c[i].isZero()) {
                    rest = rest.minus(v.c[i].times(w[k - i]));
                }
            }
            w[k] = rest.isZero() && !v.c[0].isZero() ? rest : rest.over(v.c[0]);
        }
        return new Jet(w);
    }

    /** Coefficients one place lower, the highest unknown: of U where u = (x − z) U for a z in the interval. */
    public Jet lifted() {
        Interval[] w = new Interval[c.length];
        System.arraycopy(c, 1, w, 0, c.length - 1);
        w[c.length - 1] = Interval.LINE;
        return new Jet(w);
    }

    /** The first coefficients. */
    public Jet truncated(int order) {
        return new Jet(Arrays.copyOf(c, order + 1));
    }

    /** The derivative, of one order less. */
    public Jet derivative() {
        Interval[] w = new Interval[Math.max(1, c.length - 1)];
        w[0] = Interval.ZERO;
        for (int k = 1; k < c.length; k++) {
            w[k - 1] = c[k].times(k);
        }
        return new Jet(w);
    }

    /**
     * f(u), from v' = f'(u) u'.
     *
     * @param value f at the values of u
     * @param slope f'(u)
     */
    Jet chain(Interval value, Jet slope) {
        Interval[] w = new Interval[c.length];
        w[0] = value;
        for (int k = 1; k < w.length; k++) {
            w[k] = chained(slope.c, k);
        }
        return new Jet(w);
    }

    /** Coefficient k of v where v' = g u', from the coefficients of g below k. */
    Interval chained(Interval[] g, int k) {
        Interval sum = Interval.ZERO;
        for (int i = 1; i <= k; i++) {
            if (!c[i].isZero() && !g[k - i].isZero()) {
                sum = sum.plus(c[i].times(g[k - i]).times(i));
            }
        }
        return sum.over(k);
    }

    @Override
    public String toString() {
        return Arrays.toString(c);
    }
}
