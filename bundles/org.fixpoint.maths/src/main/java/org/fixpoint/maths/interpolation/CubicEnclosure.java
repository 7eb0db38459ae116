package org.fixpoint.maths.interpolation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.Growth;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/**
 * A {@link MonotoneCubic} between bounds, continued on both sides by a line or a constant.
 *
 * <p>Meant is the curve whose slopes at the points are those of the real formula, so that it is once continuously differentiable;
 * where the choice between two formulas of a slope at an end is not decided, any slope between them is.
 */
public final class CubicEnclosure implements EnclosedFunction {
    private final double[] x;
    private final double[] y;
    private final Interval[] slope;
    private final boolean flat;

    /**
     * The enclosure of a curve.
     *
     * @param flat whether it goes on with the value at its ends, and not with the slope there
     */
    public CubicEnclosure(MonotoneCubic curve, boolean flat) {
        x = curve.knots();
        y = curve.ordinates();
        this.flat = flat;
        slope = slopes();
    }

    private Interval step(int k) {
        return Interval.of(x[k + 1]).minus(Interval.of(x[k]));
    }

    private Interval chord(int k) {
        return Interval.of(y[k + 1]).minus(Interval.of(y[k])).over(step(k));
    }

    private double sign(int k) {
        return Math.signum(y[k + 1] - y[k]);
    }

    private Interval[] slopes() {
        int n = x.length - 1;
        Interval[] slopes = new Interval[n + 1];
        if (n == 1) {
            Arrays.fill(slopes, chord(0));
            return slopes;
        }
        slopes[0] = endSlope(0, 1);
        slopes[n] = endSlope(n - 1, n - 2);
        for (int k = 1; k < n; k++) {
            Interval left = step(k).times(2)
                    .plus(step(k - 1))
                    .over(step(k).plus(step(k - 1)).times(3));
            slopes[k] = sign(k - 1) * sign(k) <= 0
                    ? Interval.ZERO
                    : Interval.ONE.over(left.over(chord(k - 1))
                            .plus(Interval.ONE.minus(left).over(chord(k))));
        }
        return slopes;
    }

    private Interval endSlope(int k, int next) {
        if (y[k] == y[k + 1]) {
            return Interval.ZERO;
        }
        Interval ratio = step(k).over(step(k).plus(step(next)));
        Interval parabola = chord(k).plus(chord(k).minus(chord(next)).times(ratio));
        Interval least = Interval.ZERO;
        Interval most = sign(k) * sign(next) > 0 ? parabola : chord(k).times(3);
        return sign(k) > 0
                ? parabola.max(least).min(most.max(least))
                : parabola.min(least).max(most.min(least));
    }

    @Override
    public PanelJets on(Interval panel, double centre, int order) {
        int first = -1;
        int last = -1;
        for (double knot : x) {
            first += knot <= panel.low() ? 1 : 0;
            last += knot < panel.high() ? 1 : 0;
        }
        last = Math.max(first, last);
        int middle = first;
        while (middle < last && x[middle + 1] <= centre) {
            middle++;
        }
        Jet over = jet(first, part(first, panel), order);
        for (int piece = first + 1; piece <= last; piece++) {
            over = over.with(jet(piece, part(piece, panel), order), Interval::hull);
        }
        boolean bent = flat && ((first < 0 && last >= 0) || (first < x.length - 1 && last == x.length - 1));
        Jet known = first == last ? over : over.knownTo(bent ? 1 : 2);
        return new PanelJets(jet(middle, Interval.of(centre), order), known);
    }

    /** The part of a panel on which a piece holds; piece k begins at point k, and −1 is what comes before the first. */
    private Interval part(int piece, Interval panel) {
        double low = piece < 0 ? panel.low() : Math.max(panel.low(), x[piece]);
        double high = piece == x.length - 1 ? panel.high() : Math.min(panel.high(), x[piece + 1]);
        return new Interval(Math.min(low, high), high);
    }

    private Jet jet(int piece, Interval t, int order) {
        int n = x.length - 1;
        boolean outside = piece < 0 || piece == n;
        int from = piece < 0 ? 0 : piece;
        Interval u = t.minus(Interval.of(x[from]));
        Interval first = outside && flat ? Interval.ZERO : slope[from];
        Interval bend = Interval.ZERO;
        Interval twist = Interval.ZERO;
        if (!outside) {
            Interval h = step(piece);
            bend = chord(piece)
                    .times(3)
                    .minus(slope[piece].times(2))
                    .minus(slope[piece + 1])
                    .over(h);
            twist = slope[piece]
                    .plus(slope[piece + 1])
                    .minus(chord(piece).times(2))
                    .over(h)
                    .over(h);
        }
        Interval bendAt = bend.plus(twist.times(3).times(u));
        Interval[] taylor = {
            Interval.of(y[from]).plus(u.times(first.plus(u.times(bend.plus(u.times(twist)))))),
            first.plus(u.times(bend.times(2).plus(u.times(twist).times(3)))),
            bendAt,
            twist
        };
        Interval[] c = new Interval[order + 1];
        Arrays.fill(c, Interval.ZERO);
        System.arraycopy(taylor, 0, c, 0, Math.min(4, order + 1));
        return Jet.of(c);
    }

    @Override
    public Tail tail(double from) {
        int n = x.length - 1;
        boolean right = from > 0;
        int end = right ? n : 0;
        double size = 0;
        double steepest = 0;
        for (int piece = 0; piece < n; piece++) {
            boolean beyond = right ? x[piece + 1] > from : x[piece] < from;
            if (beyond) {
                Jet jet = jet(piece, new Interval(x[piece], x[piece + 1]), 1);
                size = Math.max(size, jet.value().magnitude());
                steepest = Math.max(steepest, jet.at(1).magnitude());
            }
        }
        Interval last = flat ? Interval.ZERO : slope[end];
        double height = Interval.of(Math.abs(y[end]))
                .plus(last.abs().times(Math.abs(x[end])))
                .high();
        Growth value = Growth.polynomial(Math.abs(from), Math.max(size, height), last.magnitude());
        return new Tail(value, Growth.bounded(Math.max(steepest, last.magnitude())));
    }

    @Override
    public boolean isContinuousAt(double t) {
        return true;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (isSymmetric(-1)) {
            facts.add(new Fact(Fact.Statement.ODD, "the table, and with it phi, has phi(-x) = -phi(x)"));
        }
        if (isSymmetric(1)) {
            facts.add(new Fact(Fact.Statement.EVEN, "the table, and with it phi, has phi(-x) = phi(x)"));
        }
        if (x.length == 2 && !flat) {
            facts.add(new Fact(Fact.Statement.LINEAR, "the table has two points, and phi is the line through them"));
        }
        return facts;
    }

    private boolean isSymmetric(int parity) {
        int n = x.length - 1;
        for (int k = 0; k <= n; k++) {
            if (x[k] != -x[n - k] || y[k] != parity * y[n - k]) {
                return false;
            }
        }
        return true;
    }
}
