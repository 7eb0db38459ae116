package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;

/** f(x) = X softmax(β Xᵀx) with its bounds, for tests: Tino (2009), the map of a modern Hopfield network. */
final class SoftmaxMap implements SmoothMap, MapBounds {
    private final double[][] patterns;
    private final double beta;
    private final int d;

    SoftmaxMap(double[][] patterns, double beta) {
        this.patterns = patterns;
        this.beta = beta;
        d = patterns[0].length;
    }

    @Override
    public int dimension() {
        return d;
    }

    double[] weights(double[] x) {
        double[] p = new double[patterns.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            for (int k = 0; k < d; k++) {
                p[i] += beta * patterns[i][k] * x[k];
            }
            most = Math.max(most, p[i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp(p[i] - most);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    @Override
    public void apply(double[] x, double[] out) {
        double[] p = weights(x);
        for (int k = 0; k < d; k++) {
            out[k] = 0;
            for (int i = 0; i < p.length; i++) {
                out[k] += p[i] * patterns[i][k];
            }
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        double[] p = weights(x);
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < d; k++) {
                    for (int l = 0; l < d; l++) {
                        out[k * d + l] += beta
                                * p[i]
                                * p[j]
                                * (patterns[i][k] - patterns[j][k])
                                * (patterns[i][l] - patterns[j][l]);
                    }
                }
            }
        }
    }

    /** pᵢ = 1/Σⱼ exp(β⟨xⱼ − xᵢ, x⟩), with linear forms at their extremes over the box; widened far beyond the rounding. */
    private double[][] weights(double[] low, double[] high) {
        int n = patterns.length;
        double[] least = new double[n];
        double[] most = new double[n];
        for (int i = 0; i < n; i++) {
            double down = 0;
            double up = 0;
            for (int j = 0; j < n; j++) {
                double from = 0;
                double to = 0;
                for (int k = 0; k < d; k++) {
                    double c = beta * (patterns[j][k] - patterns[i][k]);
                    from += c * (c >= 0 ? low[k] : high[k]);
                    to += c * (c >= 0 ? high[k] : low[k]);
                }
                down += StrictMath.exp(from);
                up += StrictMath.exp(to);
            }
            double slack = 1e-14 * (1 + beta);
            least[i] = (1 - slack) / up;
            most[i] = Math.min(1, (1 + slack) / down);
        }
        return new double[][] {least, most};
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double[][] p = weights(low, high);
        int centre = 0;
        for (int i = 1; i < patterns.length; i++) {
            centre = p[0][i] + p[1][i] > p[0][centre] + p[1][centre] ? i : centre;
        }
        for (int k = 0; k < d; k++) {
            double from = patterns[centre][k];
            double to = from;
            for (int i = 0; i < patterns.length; i++) {
                double away = patterns[i][k] - patterns[centre][k];
                from += away * (away >= 0 ? p[0][i] : p[1][i]);
                to += away * (away >= 0 ? p[1][i] : p[0][i]);
            }
            outLow[k] = from - 1e-15;
            outHigh[k] = to + 1e-15;
        }
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double[][] p = weights(low, high);
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                double from = 0;
                double to = 0;
                for (int i = 0; i < patterns.length; i++) {
                    for (int j = 0; j < i; j++) {
                        double c = beta * (patterns[i][k] - patterns[j][k]) * (patterns[i][l] - patterns[j][l]);
                        double small = p[0][i] * p[0][j];
                        double large = Math.min(0.25, p[1][i] * p[1][j]);
                        from += c * (c >= 0 ? small : large);
                        to += c * (c >= 0 ? large : small);
                    }
                }
                outLow[k * d + l] = from - 1e-15 * (1 + beta);
                outHigh[k * d + l] = to + 1e-15 * (1 + beta);
            }
        }
    }

    /** The smallest box that holds the patterns, and so all values. */
    SearchBox box() {
        double[] low = patterns[0].clone();
        double[] high = patterns[0].clone();
        for (double[] pattern : patterns) {
            for (int k = 0; k < d; k++) {
                low[k] = Math.min(low[k], pattern[k]);
                high[k] = Math.max(high[k], pattern[k]);
            }
        }
        return new SearchBox(low, high, true);
    }

    /** The barycentre of every face. */
    List<double[]> seeds() {
        List<double[]> seeds = new ArrayList<>();
        for (int face = 1; face < 1 << patterns.length; face++) {
            double[] x = new double[d];
            for (int i = 0; i < patterns.length; i++) {
                for (int k = 0; (face >> i & 1) == 1 && k < d; k++) {
                    x[k] += patterns[i][k] / Integer.bitCount(face);
                }
            }
            seeds.add(x);
        }
        return seeds;
    }
}
