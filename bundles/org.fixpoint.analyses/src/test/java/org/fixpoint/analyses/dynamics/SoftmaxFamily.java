package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;

/**
 * f(x) = Xᵀ softmax(β X x) over β, written for these tests.
 *
 * @param patterns the rows of X
 * @param tall whether the map acts on one coordinate more, which it sets to 0.5, and offers to leave it out
 */
record SoftmaxFamily(double[][] patterns, double value, boolean tall) implements StateFamily {
    /** Configuration A of hopfield.json. */
    static final double[][] A = {{1, 0}, {-0.6, 0.8}, {-5 / 13.0, -12 / 13.0}};

    static double[][] identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    @Override
    public String parameter() {
        return "beta";
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
    public StateMap at(double beta) {
        return tall ? new Tall(new Softmax(patterns, beta)) : new Softmax(patterns, beta);
    }

    @Override
    public void derivative(double beta, double[] x, double[] out) {
        Softmax map = new Softmax(patterns, beta);
        double[] p = map.weights(x);
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += p[i] * map.score(i, x);
        }
        Arrays.fill(out, 0);
        for (int i = 0; i < p.length; i++) {
            for (int a = 0; a < patterns[0].length; a++) {
                out[a] += p[i] * (map.score(i, x) - mean) * patterns[i][a];
            }
        }
    }

    /** The map at one β. */
    record Softmax(double[][] patterns, double beta) implements StateMap {
        double score(int i, double[] x) {
            double sum = 0;
            for (int a = 0; a < patterns[i].length; a++) {
                sum += patterns[i][a] * x[a];
            }
            return sum;
        }

        double[] weights(double[] x) {
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
        public int dimension() {
            return patterns[0].length;
        }

        @Override
        public void apply(double[] x, double[] out) {
            double[] p = weights(x);
            Arrays.fill(out, 0);
            for (int i = 0; i < p.length; i++) {
                for (int a = 0; a < out.length; a++) {
                    out[a] += p[i] * patterns[i][a];
                }
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            int d = dimension();
            double[] p = weights(x);
            double[] mean = new double[d];
            apply(x, mean);
            Arrays.fill(out, 0);
            for (int i = 0; i < p.length; i++) {
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        out[a * d + b] += beta * p[i] * (patterns[i][a] - mean[a]) * (patterns[i][b] - mean[b]);
                    }
                }
            }
        }

        @Override
        public Region region() {
            double longest = Arrays.stream(patterns)
                    .mapToDouble(x -> Math.sqrt(Arrays.stream(x).map(a -> a * a).sum()))
                    .max()
                    .orElseThrow();
            double[] low = new double[dimension()];
            double[] high = new double[dimension()];
            Arrays.fill(low, -longest);
            Arrays.fill(high, longest);
            return new Region(low, high, true);
        }

        @Override
        public Optional<Energy> energy() {
            return Optional.of(x -> {
                double largest = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < patterns.length; i++) {
                    largest = Math.max(largest, beta * score(i, x));
                }
                double sum = 0;
                double length = 0;
                for (int i = 0; i < patterns.length; i++) {
                    sum += StrictMath.exp(beta * score(i, x) - largest);
                }
                for (double each : x) {
                    length += each * each;
                }
                return -(largest + StrictMath.log(sum)) / beta + length / 2;
            });
        }

        @Override
        public List<double[]> seeds(int most, RandomGenerator random) {
            List<double[]> seeds = new ArrayList<>();
            for (int face = 1; face < 1 << patterns.length && seeds.size() < most; face++) {
                double[] x = new double[dimension()];
                for (int i = 0; i < patterns.length; i++) {
                    for (int a = 0; a < x.length && (face >> i & 1) == 1; a++) {
                        x[a] += patterns[i][a] / Integer.bitCount(face);
                    }
                }
                seeds.add(x);
            }
            return seeds;
        }

        @Override
        public String near(double[] x) {
            double[] p = weights(x);
            int largest = 0;
            for (int i = 0; i < p.length; i++) {
                largest = p[i] > p[largest] ? i : largest;
            }
            return p[largest] > 0.5 ? "pattern " + largest : "";
        }
    }

    /** The map with one more coordinate. */
    record Tall(StateMap inner) implements StateMap {
        @Override
        public int dimension() {
            return inner.dimension() + 1;
        }

        @Override
        public void apply(double[] x, double[] out) {
            double[] image = new double[inner.dimension()];
            inner.apply(Arrays.copyOf(x, image.length), image);
            System.arraycopy(image, 0, out, 0, image.length);
            out[image.length] = 0.5;
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            int m = inner.dimension();
            double[] small = new double[m * m];
            inner.jacobian(Arrays.copyOf(x, m), small);
            Arrays.fill(out, 0);
            for (int i = 0; i < m; i++) {
                System.arraycopy(small, i * m, out, i * (m + 1), m);
            }
        }

        @Override
        public Region region() {
            double[] low = new double[dimension()];
            double[] high = new double[dimension()];
            Arrays.fill(low, -1);
            Arrays.fill(high, 1);
            return new Region(low, high, true);
        }

        @Override
        public Optional<Reduction> reduction() {
            int m = inner.dimension();
            double[] origin = new double[m + 1];
            origin[m] = 0.5;
            double[] basis = new double[(m + 1) * m];
            for (int j = 0; j < m; j++) {
                basis[j * m + j] = 1;
            }
            return Optional.of(new Reduction(inner, origin, basis));
        }
    }
}
