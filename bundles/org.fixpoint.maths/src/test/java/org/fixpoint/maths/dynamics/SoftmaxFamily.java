package org.fixpoint.maths.dynamics;

import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.random.SeededRandom;

/**
 * f(x) = Xᵀ softmax(β X x), the modern Hopfield network with the rows of X as patterns, over its inverse temperature β.
 *
 * @param patterns x₁, …, x_N
 */
record SoftmaxFamily(double[][] patterns) implements ParametrizedMap {
    static final SoftmaxFamily A = new SoftmaxFamily(new double[][] {{1, 0}, {-0.6, 0.8}, {-5 / 13.0, -12 / 13.0}});
    static final SoftmaxFamily B = new SoftmaxFamily(new double[][] {
        {2 / 3.0, 2 / 3.0, 1 / 3.0},
        {-2 / 3.0, 1 / 3.0, -2 / 3.0},
        {1 / 3.0, -2 / 3.0, -2 / 3.0},
        {-2 / 7.0, -3 / 7.0, 6 / 7.0}
    });
    static final SoftmaxFamily D = new SoftmaxFamily(new double[][] {{1, 0}, {0, 1}, {Math.sqrt(0.5), Math.sqrt(0.5)}});

    static SoftmaxFamily identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return new SoftmaxFamily(rows);
    }

    @Override
    public int dimension() {
        return patterns[0].length;
    }

    private double score(int i, double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            sum += patterns[i][a] * x[a];
        }
        return sum;
    }

    private double[] weights(double[] x, double beta) {
        double[] p = new double[patterns.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            p[i] = beta * score(i, x);
            largest = Math.max(largest, p[i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp(p[i] - largest);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Override
    public void apply(double[] x, double beta, double[] out) {
        double[] p = weights(x, beta);
        for (int a = 0; a < out.length; a++) {
            out[a] = 0;
            for (int i = 0; i < p.length; i++) {
                out[a] += p[i] * patterns[i][a];
            }
        }
    }

    @Override
    public void jacobian(double[] x, double beta, double[] out) {
        int d = dimension();
        double[] p = weights(x, beta);
        double[] mean = new double[d];
        apply(x, beta, mean);
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double sum = 0;
                for (int i = 0; i < p.length; i++) {
                    sum += p[i] * (patterns[i][a] - mean[a]) * (patterns[i][b] - mean[b]);
                }
                out[a * d + b] = beta * sum;
            }
        }
    }

    @Override
    public void parameterDerivative(double[] x, double beta, double[] out) {
        double[] p = weights(x, beta);
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += p[i] * score(i, x);
        }
        for (int a = 0; a < out.length; a++) {
            out[a] = 0;
            for (int i = 0; i < p.length; i++) {
                out[a] += p[i] * (score(i, x) - mean) * patterns[i][a];
            }
        }
    }

    /** The fixed points at β that Newton's method reaches from the barycentres of all faces and random states. */
    List<BifurcationDiagram.Start> starts(double beta) {
        SoftmaxMap map = new SoftmaxMap(patterns, beta);
        return NewtonSearch.of(
                        map,
                        Optional.empty(),
                        map.box(),
                        List.of(),
                        map.seeds(),
                        NewtonSearch.Settings.USUAL,
                        SeededRandom.of("starts"),
                        done -> {})
                .points()
                .stream()
                .map(point -> new BifurcationDiagram.Start(point.at(), beta))
                .toList();
    }
}
