package org.fixpoint.maths.certified;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/** The normalised Hermite polynomial heₙ, enclosed by heₙ⁽ʲ⁾ = √(n!/(n − j)!) heₙ₋ⱼ. */
public final class HermiteFunction implements EnclosedFunction {
    private static final double FARTHEST = 64; // there the powers are still doubles

    private final int n;
    private final Interval[] roots;

    /**
     * heₙ.
     *
     * @param n from 0 to 150
     */
    public HermiteFunction(int n) {
        if (n < 0 || n > HermiteValues.MOST) {
            throw new IllegalArgumentException("degree " + n + " is not from 0 to " + HermiteValues.MOST);
        }
        this.n = n;
        roots = HermiteValues.rootFactorials(n);
    }

    /** By Taylor's formula, which is finite, from the centre. */
    @Override
    public PanelJets on(Interval panel, double centre, int order) {
        if (panel.magnitude() > FARTHEST) {
            Jet unknown = Jet.values(Interval.LINE, order);
            return new PanelJets(unknown, unknown);
        }
        Interval[] taylor = new Interval[Math.max(n, order) + 1];
        Arrays.fill(taylor, Interval.ZERO);
        Interval[] values = HermiteValues.overFactorials(centre, n);
        for (int j = 0; j <= n; j++) {
            taylor[j] = values[n - j].times(roots[n]).over(roots[j].square());
        }
        Interval away = panel.minus(Interval.of(centre));
        Interval[] powers = new Interval[n + 1];
        for (int j = 0; j <= n; j++) {
            powers[j] = away.power(j);
        }
        Interval[] over = new Interval[order + 1];
        for (int j = 0; j <= order; j++) {
            Interval sum = Interval.ZERO;
            Interval choose = Interval.ONE;
            for (int k = j; k <= n; k++) {
                sum = sum.plus(taylor[k].times(choose).times(powers[k - j]));
                choose = choose.times(k + 1).over(k + 1 - j);
            }
            over[j] = sum;
        }
        return new PanelJets(Jet.of(Arrays.copyOf(taylor, order + 1)), Jet.of(over));
    }

    @Override
    public Tail tail(double from) {
        Growth slope = n == 0
                ? Growth.ZERO
                : bound(n - 1, from)
                        .times(Growth.bounded(roots[n].over(roots[n - 1]).high()));
        return new Tail(bound(n, from), slope);
    }

    /** |he_k(x)| is at most |x|ᵏ times the sum of the sizes of the coefficients, |he_k(i)|, where |x| ≥ 1. */
    private static Growth bound(int k, double from) {
        Interval previous = Interval.ZERO;
        Interval current = Interval.ONE;
        for (int j = 0; j < k; j++) {
            Interval next = current.plus(Interval.of(j).sqrt().times(previous))
                    .over(Interval.of(j + 1).sqrt());
            previous = current;
            current = next;
        }
        double size = Math.abs(from);
        double[] c = new double[k + 1];
        c[k] = current.high();
        return size >= 1 ? Growth.polynomial(size, c) : Growth.NONE;
    }

    @Override
    public boolean isContinuousAt(double x) {
        return true;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                n % 2 == 0 ? Fact.Statement.EVEN : Fact.Statement.ODD,
                n % 2 == 0 ? "phi(-x) = phi(x)" : "phi(-x) = -phi(x)"));
        if (n > 0) {
            facts.add(new Fact(Fact.Statement.MEAN_ZERO, "a Hermite polynomial of positive degree is orthogonal to 1"));
        }
        if (n <= 1) {
            facts.add(new Fact(Fact.Statement.LINEAR, "phi is a polynomial of degree 1 or 0"));
        }
        return facts;
    }
}
