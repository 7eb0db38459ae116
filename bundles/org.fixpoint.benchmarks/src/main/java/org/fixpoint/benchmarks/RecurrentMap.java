package org.fixpoint.benchmarks;

import java.util.Arrays;
import org.fixpoint.api.model.StateMap;

/**
 * A recurrent network, x ← tanh(W x + b), written as the author of a plug-in would.
 *
 * @param weights n × n, row-major
 * @param bias length n
 */
record RecurrentMap(int dimension, double[] weights, double[] bias) implements StateMap {
    @Override
    public void apply(double[] x, double[] out) {
        for (int i = 0; i < dimension; i++) {
            double sum = bias[i];
            for (int j = 0; j < dimension; j++) {
                sum += weights[i * dimension + j] * x[j];
            }
            out[i] = Math.tanh(sum);
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        double[] value = new double[dimension];
        apply(x, value);
        for (int i = 0; i < dimension; i++) {
            double slope = (1 - value[i]) * (1 + value[i]);
            for (int j = 0; j < dimension; j++) {
                out[i * dimension + j] = slope * weights[i * dimension + j];
            }
        }
    }

    /** The cube [−1, 1]ⁿ, which holds all values. */
    @Override
    public Region region() {
        double[] high = new double[dimension];
        Arrays.fill(high, 1);
        return new Region(Arrays.stream(high).map(x -> -x).toArray(), high, true);
    }
}
