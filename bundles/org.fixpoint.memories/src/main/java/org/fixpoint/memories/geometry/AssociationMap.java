package org.fixpoint.memories.geometry;

import java.util.Arrays;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.memories.PatternSet;

/**
 * The map f(ξ) = X softmax(β Xᵀ ξ) of a modern Hopfield network.
 *
 * @param beta β, positive
 */
record AssociationMap(PatternSet patterns, double beta) implements SmoothMap {
    @Override
    public int dimension() {
        return patterns.dimension();
    }

    @Override
    public void apply(double[] x, double[] out) {
        mean(weights(x), out);
    }

    /** J = β Σ p_i (x_i − m)(x_i − m)ᵀ with m = f(x). */
    @Override
    public void jacobian(double[] x, double[] out) {
        int n = patterns.dimension();
        double[] p = weights(x);
        double[] m = new double[n];
        mean(p, m);
        Arrays.fill(out, 0);
        double[] difference = new double[n];
        for (int i = 0; i < p.length; i++) {
            for (int a = 0; a < n; a++) {
                difference[a] = patterns.rows()[i * n + a] - m[a];
            }
            for (int a = 0; a < n; a++) {
                double weight = beta * p[i] * difference[a];
                for (int b = a; b < n; b++) {
                    out[a * n + b] += weight * difference[b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                out[a * n + b] = out[b * n + a];
            }
        }
    }

    /** p = softmax(β Xᵀ x). */
    double[] weights(double[] x) {
        double[] p = new double[patterns.count()];
        softmax(scores(patterns, x), beta, p);
        return p;
    }

    private void mean(double[] p, double[] out) {
        int n = patterns.dimension();
        for (int a = 0; a < n; a++) {
            out[a] = 0;
            for (int i = 0; i < p.length; i++) {
                out[a] += p[i] * patterns.rows()[i * n + a];
            }
        }
    }

    /** Xᵀ x. */
    static double[] scores(PatternSet patterns, double[] x) {
        int n = patterns.dimension();
        double[] scores = new double[patterns.count()];
        for (int i = 0; i < scores.length; i++) {
            for (int a = 0; a < n; a++) {
                scores[i] += patterns.rows()[i * n + a] * x[a];
            }
        }
        return scores;
    }

    /**
     * p_i ∝ exp(β z_i).
     *
     * @param scores z; not modified
     * @param out becomes p, of the same length
     */
    static void softmax(double[] scores, double beta, double[] out) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            out[i] = StrictMath.exp(beta * (scores[i] - largest));
            sum += out[i];
        }
        for (int i = 0; i < scores.length; i++) {
            out[i] /= sum;
        }
    }
}
