package org.fixpoint.maths.certified;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/** A sum Σ cₙ heₙ of normalised Hermite polynomials, enclosed by heₙ⁽ʲ⁾ = √(n!/(n − j)!) heₙ₋ⱼ. */
public final class HermiteFunction implements EnclosedFunction {
    private static final double FARTHEST = 64; // there the powers are still doubles

    private final double[] c;
    private final int degree;
    private final Interval[] roots;

    /**
     * heₙ.
     *
     * @param n from 0 to 150
     */
    public HermiteFunction(int n) {
        this(unit(n));
    }

    /**
     * Σ coefficients[n] heₙ.
     *
     * @param coefficients finite, from 1 to 151; copied
     */
    public HermiteFunction(double... coefficients) {
        c = coefficients.clone();
        degree = c.length - 1;
        if (degree < 0 || degree > HermiteValues.MOST) {
            throw new IllegalArgumentException("degree " + degree + " is not from 0 to " + HermiteValues.MOST);
        }
        roots = HermiteValues.rootFactorials(degree);
    }

    private static double[] unit(int n) {
        double[] c = new double[Math.max(0, n + 1)];
        if (n >= 0) {
            c[n] = 1;
        }
        return c;
    }

    /** By Taylor's formula, which is finite, from the centre. */
    @Override
    public PanelJets on(Interval panel, double centre, int order) {
        if (panel.magnitude() > FARTHEST) {
            Jet unknown = Jet.values(Interval.LINE, order);
            return new PanelJets(unknown, unknown);
        }
        Interval[] taylor = taylor(centre, order);
        Interval away = panel.minus(Interval.of(centre));
        Interval[] powers = new Interval[degree + 1];
        for (int j = 0; j <= degree; j++) {
            powers[j] = away.power(j);
        }
        Interval[] over = new Interval[order + 1];
        for (int j = 0; j <= order; j++) {
            Interval sum = Interval.ZERO;
            Interval choose = Interval.ONE;
            for (int k = j; k <= degree; k++) {
                sum = sum.plus(taylor[k].times(choose).times(powers[k - j]));
                choose = choose.times(k + 1).over(k + 1 - j);
            }
            over[j] = sum;
        }
        return new PanelJets(Jet.of(Arrays.copyOf(taylor, order + 1)), Jet.of(over));
    }

    /** heₙ⁽ʲ⁾(x)/j! = √n!/j! Heₙ₋ⱼ(x)/(n − j)!, summed over n. */
    private Interval[] taylor(double x, int order) {
        Interval[] taylor = new Interval[Math.max(degree, order) + 1];
        Arrays.fill(taylor, Interval.ZERO);
        Interval[] values = HermiteValues.overFactorials(x, degree);
        for (int n = 0; n <= degree; n++) {
            if (c[n] != 0) {
                Interval factor = roots[n].times(c[n]);
                for (int j = 0; j <= n; j++) {
                    taylor[j] = taylor[j].plus(values[n - j].times(factor).over(roots[j].square()));
                }
            }
        }
        return taylor;
    }

    /** |he_k(x)| is at most |x|ᵏ times the sum of the sizes of its coefficients, |he_k(i)|, where |x| ≥ 1. */
    @Override
    public Tail tail(double from) {
        double size = Math.abs(from);
        if (!(size >= 1)) {
            return new Tail(Growth.NONE, Growth.NONE);
        }
        double[] value = new double[degree + 1];
        double[] slope = new double[degree + 1];
        Interval previous = Interval.ZERO;
        Interval current = Interval.ONE;
        for (int k = 0; k <= degree; k++) {
            Interval root = Interval.of(k).sqrt();
            Interval weight = Interval.of(Math.abs(c[k]));
            value[k] = weight.times(current).high();
            if (k > 0) {
                slope[k - 1] = weight.times(root).times(previous).high();
            }
            Interval next =
                    current.plus(root.times(previous)).over(Interval.of(k + 1).sqrt());
            previous = current;
            current = next;
        }
        return new Tail(Growth.polynomial(size, value), Growth.polynomial(size, slope));
    }

    @Override
    public boolean isContinuousAt(double x) {
        return true;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (vanish(1, 2)) {
            facts.add(new Fact(Fact.Statement.EVEN, "phi(-x) = phi(x)"));
        }
        if (vanish(0, 2)) {
            facts.add(new Fact(Fact.Statement.ODD, "phi(-x) = -phi(x)"));
        }
        if (c[0] == 0) {
            facts.add(new Fact(Fact.Statement.MEAN_ZERO, "a Hermite polynomial of positive degree is orthogonal to 1"));
        }
        if (vanish(2, 1)) {
            facts.add(new Fact(Fact.Statement.LINEAR, "phi is a polynomial of degree 1 or 0"));
        } else if (isBalanced()) {
            facts.add(new Fact(Fact.Statement.BALANCED, "the sum of (k - 1) c_k^2, summed exactly, is 0"));
        }
        return facts;
    }

    private boolean vanish(int first, int step) {
        for (int k = first; k <= degree; k += step) {
            if (c[k] != 0) {
                return false;
            }
        }
        return true;
    }

    /** E[φ'²] − E[φ²] = Σ (k − 1) c_k². */
    private boolean isBalanced() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k <= degree; k++) {
            sum = sum.add(new BigDecimal(c[k]).pow(2).multiply(BigDecimal.valueOf(k - 1L)));
        }
        return sum.signum() == 0;
    }
}
