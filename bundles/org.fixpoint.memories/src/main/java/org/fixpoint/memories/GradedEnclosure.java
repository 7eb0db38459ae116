package org.fixpoint.memories;

import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;

/** Proven bounds of a memory of graded units, in interval arithmetic from the bounds of its overlaps. */
final class GradedEnclosure implements StateEnclosure {
    private final GradedMap map;
    private final int n;
    private final int count;
    private final Interval[] own;

    GradedEnclosure(GradedMap map) {
        this.map = map;
        this.n = map.dimension();
        this.count = map.patterns().count();
        this.own = new Interval[n];
        for (int a = 0; a < n; a++) {
            Interval sum = Interval.ZERO;
            for (int i = 0; i < count && !map.acting(); i++) {
                sum = sum.plus(Interval.of(coordinate(i, a)).square());
            }
            own[a] = sum.over(n);
        }
    }

    private double coordinate(int i, int a) {
        return map.patterns().rows()[i * n + a];
    }

    private Interval[] overlaps(double[] low, double[] high) {
        double[] least = new double[count];
        double[] most = new double[count];
        new LinearForms(n).bounds(map.patterns().rows(), count, low, high, least, most);
        Interval[] overlaps = new Interval[count];
        for (int i = 0; i < count; i++) {
            overlaps[i] = new Interval(least[i], most[i]).over(n);
        }
        return overlaps;
    }

    /** mᵏ, of what is left of m where a rectified pattern pulls. */
    private Interval power(Interval m, int exponent) {
        boolean rectified = map.interaction() == Interaction.RECTIFIED;
        if (rectified && m.high() <= 0) {
            return Interval.ZERO;
        }
        return (rectified ? m.max(Interval.ZERO) : m).power(exponent);
    }

    private Interval[] arguments(Interval[] overlaps, double[] low, double[] high) {
        Interval[] arguments = new Interval[n];
        Interval[] pulls = new Interval[count];
        for (int i = 0; i < count; i++) {
            pulls[i] = power(overlaps[i], map.degree() - 1);
        }
        for (int a = 0; a < n; a++) {
            Interval sum = Interval.ZERO;
            for (int i = 0; i < count; i++) {
                sum = sum.plus(pulls[i].times(coordinate(i, a)));
            }
            if (!map.acting()) {
                sum = sum.minus(own[a].times(interval(low[a], high[a])));
            }
            arguments[a] = sum.times(map.beta());
        }
        return arguments;
    }

    private static Interval interval(double low, double high) {
        return new Interval(Math.min(low, Double.MAX_VALUE), Math.max(high, -Double.MAX_VALUE));
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Interval[] arguments = arguments(overlaps(low, high), low, high);
        for (int a = 0; a < n; a++) {
            Interval value = Functions.tanh(arguments[a]);
            outLow[a] = value.low();
            outHigh[a] = value.high();
        }
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Interval[] overlaps = overlaps(low, high);
        Interval[] arguments = arguments(overlaps, low, high);
        Interval[] slopes = new Interval[count];
        for (int i = 0; i < count; i++) {
            slopes[i] = power(overlaps[i], map.degree() - 2).times(map.degree() - 1.0);
        }
        for (int a = 0; a < n; a++) {
            Interval gain = Functions.sech(arguments[a]).square().times(map.beta());
            for (int b = 0; b < n; b++) {
                Interval sum = Interval.ZERO;
                for (int i = 0; i < count; i++) {
                    sum = sum.plus(slopes[i].times(Interval.of(coordinate(i, a)).times(coordinate(i, b))));
                }
                sum = sum.over(n).minus(a == b ? own[a] : Interval.ZERO);
                Interval entry = sum.times(gain);
                outLow[a * n + b] = entry.low();
                outHigh[a * n + b] = entry.high();
            }
        }
    }
}
