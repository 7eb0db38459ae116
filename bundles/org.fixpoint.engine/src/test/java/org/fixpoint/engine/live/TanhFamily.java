package org.fixpoint.engine.live;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;

/** x ← tanh(g x) in each coordinate: 0 alone for g ≤ 1, and 3ᵈ fixed points above, 2ᵈ of them stable. */
record TanhFamily(int dimension, double value) implements StateFamily {
    @Override
    public String parameter() {
        return "gain";
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public StateMap at(double gain) {
        return new Tanh(dimension, gain);
    }

    @Override
    public void derivative(double gain, double[] x, double[] out) {
        for (int i = 0; i < dimension; i++) {
            double t = StrictMath.tanh(gain * x[i]);
            out[i] = x[i] * (1 - t * t);
        }
    }

    private record Tanh(int dimension, double gain) implements StateMap {
        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < dimension; i++) {
                out[i] = StrictMath.tanh(gain * x[i]);
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, 0);
            for (int i = 0; i < dimension; i++) {
                double t = StrictMath.tanh(gain * x[i]);
                out[i * dimension + i] = gain * (1 - t * t);
            }
        }

        /** A corner of the cube, and one of its edges' middles if there are so many. */
        @Override
        public List<Landmark> landmarks(int most) {
            double[] corner = new double[dimension];
            Arrays.fill(corner, 1);
            double[] middle = corner.clone();
            middle[0] = 0;
            return List.of(new Landmark("corner", "corner 1", corner), new Landmark("middle", "middle 1", middle))
                    .subList(0, Math.min(2, most));
        }

        @Override
        public Region region() {
            double[] low = new double[dimension];
            double[] high = new double[dimension];
            Arrays.fill(low, -1);
            Arrays.fill(high, 1);
            return new Region(low, high, true);
        }
    }
}
