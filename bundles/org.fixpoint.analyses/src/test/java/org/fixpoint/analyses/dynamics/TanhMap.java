package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;

/** tanh(g x) in each of d coordinates: three fixed points a coordinate if g > 1, at −t, 0 and t. */
record TanhMap(int dimension, double gain, boolean enclosed) implements StateMap {
    @Override
    public void apply(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = StrictMath.tanh(gain * x[i]);
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < x.length; i++) {
            double t = StrictMath.tanh(gain * x[i]);
            out[i * (x.length + 1)] = gain * (1 - t) * (1 + t);
        }
    }

    @Override
    public Region region() {
        double[] high = new double[dimension];
        Arrays.fill(high, 1.25);
        return new Region(Arrays.stream(high).map(x -> -x).toArray(), high, true);
    }

    @Override
    public Optional<StateEnclosure> enclosure() {
        return enclosed ? Optional.of(new Bounds(gain)) : Optional.empty();
    }

    @Override
    public String near(double[] x) {
        return Arrays.stream(x).allMatch(value -> Math.abs(value) < 1e-9) ? "the centre" : "";
    }

    private record Bounds(double gain) implements StateEnclosure {
        private Interval tanh(double low, double high) {
            return Functions.tanh(new Interval(low, high).times(gain));
        }

        @Override
        public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
            for (int i = 0; i < low.length; i++) {
                Interval t = tanh(low[i], high[i]);
                outLow[i] = t.low();
                outHigh[i] = t.high();
            }
        }

        @Override
        public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
            Arrays.fill(outLow, 0);
            Arrays.fill(outHigh, 0);
            for (int i = 0; i < low.length; i++) {
                Interval slope =
                        Interval.ONE.minus(tanh(low[i], high[i]).square()).times(gain);
                outLow[i * (low.length + 1)] = slope.low();
                outHigh[i * (low.length + 1)] = slope.high();
            }
        }
    }
}
