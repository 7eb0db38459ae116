package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.random.SeededRandom;

/**
 * The fixed points of a random recurrent network, x ← tanh(W x), by Newton's method from as many seeds as the peer has starts.
 *
 * <p>The peer descends the gradient of |F(x) − x|², as the fixed-point finder of Golub and Sussillo (2018) does, and tells points apart
 * by their distance; it stops at points that are slow and not fixed, so the counts are not compared. Checked is the residual.
 */
final class RecurrentJob implements Job {
    private final int n;
    private final SmoothMap map;
    private final List<double[]> starts;
    private Optional<FixedPointSet> found = Optional.empty();

    RecurrentJob(Sizes sizes) {
        n = sizes.get("n");
        double[] weights = Inputs.array(25, n * n);
        double gain = sizes.get("percent") / 100.0;
        LinearAlgebra.fastest().scale(gain / Math.sqrt(n), weights, 0, weights.length);
        map = new Recurrent(n, weights);
        int count = sizes.get("starts");
        double[] all = Inputs.array(26, count * n);
        starts = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> java.util.Arrays.stream(all, i * n, (i + 1) * n)
                        .map(x -> x / 2)
                        .toArray())
                .toList();
    }

    @Override
    public void run() {
        double[] high = new double[n];
        java.util.Arrays.fill(high, 1.0625);
        double[] low = java.util.Arrays.stream(high).map(x -> -x).toArray();
        found = Optional.of(NewtonSearch.of(
                map,
                Optional.empty(),
                new SearchBox(low, high, true),
                List.of(),
                starts,
                new NewtonSearch.Settings(1, 1, 0.3),
                SeededRandom.of("benchmark", "recurrent"),
                done -> {}));
    }

    @Override
    public double[] check() {
        return new double[] {
            found.stream()
                    .flatMap(set -> set.points().stream())
                    .mapToDouble(point -> point.residual())
                    .max()
                    .orElse(1)
        };
    }

    private record Recurrent(int dimension, double[] weights) implements SmoothMap {
        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < dimension; i++) {
                double sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += weights[i * dimension + j] * x[j];
                }
                out[i] = sum;
            }
            ArrayFunctions.fastest().tanh(out, out);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            double[] y = new double[dimension];
            apply(x, y);
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    out[i * dimension + j] = (1 - y[i]) * (1 + y[i]) * weights[i * dimension + j];
                }
            }
        }
    }
}
