package org.fixpoint.maths.dynamics;

import java.util.function.UnaryOperator;
import org.fixpoint.maths.interval.Interval;

/** A map and its bounds from one expression in intervals, for tests. */
record IntervalMap(int dimension, UnaryOperator<Interval[]> values, UnaryOperator<Interval[]> slopes)
        implements SmoothMap, MapBounds {

    /** A map of one coordinate. */
    static IntervalMap ofLine(UnaryOperator<Interval> value, UnaryOperator<Interval> slope) {
        return new IntervalMap(1, x -> new Interval[] {value.apply(x[0])}, x -> new Interval[] {slope.apply(x[0])});
    }

    /** x ↦ Ax + b. */
    static IntervalMap affine(double[] a, double[] b) {
        int d = b.length;
        return new IntervalMap(
                d,
                x -> {
                    Interval[] out = new Interval[d];
                    for (int i = 0; i < d; i++) {
                        out[i] = Interval.of(b[i]);
                        for (int j = 0; j < d; j++) {
                            out[i] = out[i].plus(x[j].times(a[i * d + j]));
                        }
                    }
                    return out;
                },
                x -> {
                    Interval[] out = new Interval[d * d];
                    java.util.Arrays.setAll(out, k -> Interval.of(a[k]));
                    return out;
                });
    }

    /** Hénon (1976): (x, y) ↦ (1 − a x² + y, b x). */
    static IntervalMap henon(double a, double b) {
        return new IntervalMap(
                2,
                x -> new Interval[] {Interval.ONE.minus(x[0].square().times(a)).plus(x[1]), x[0].times(b)},
                x -> new Interval[] {x[0].times(-2 * a), Interval.ONE, Interval.of(b), Interval.ZERO});
    }

    @Override
    public void apply(double[] x, double[] out) {
        Interval[] y = values.apply(box(x, x));
        for (int i = 0; i < y.length; i++) {
            out[i] = y[i].middle();
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        Interval[] y = slopes.apply(box(x, x));
        for (int i = 0; i < y.length; i++) {
            out[i] = y[i].middle();
        }
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        write(values.apply(box(low, high)), outLow, outHigh);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        write(slopes.apply(box(low, high)), outLow, outHigh);
    }

    private static Interval[] box(double[] low, double[] high) {
        Interval[] box = new Interval[low.length];
        java.util.Arrays.setAll(box, i -> new Interval(low[i], high[i]));
        return box;
    }

    private static void write(Interval[] y, double[] low, double[] high) {
        for (int i = 0; i < y.length; i++) {
            low[i] = y[i].low();
            high[i] = y[i].high();
        }
    }
}
