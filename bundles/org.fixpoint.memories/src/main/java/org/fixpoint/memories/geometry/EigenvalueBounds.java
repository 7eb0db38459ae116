package org.fixpoint.memories.geometry;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.fixpoint.memories.PatternSet;

/**
 * What the largest eigenvalue λ of the Jacobian β Cov_p(x) at a fixed point ξ is at least, and when there is no other fixed point.
 *
 * <p>As J = (β/2) Σ p_i p_j (x_i − x_j)(x_i − x_j)ᵀ, λ ≥ β max p_i p_j |x_i − x_j|². Where ξ is at least r from every pattern, some p_i is at
 * least 1/N and another at least r/(2M(N − 1)), with M the largest length, so that λ ≥ β r min |x_i − x_j|²/(2MN(N − 1)): the constant of
 * theorem 3.1 of Beise, arXiv:2603.27804, there for M = 1.
 *
 * @param largest the bound by pairs; 0 for one pattern
 * @param ofDistance the bound by r; 0 for one pattern
 */
record EigenvalueBounds(double largest, double ofDistance) {
    /** Of one point, by the least |x_i − x_j|² of all pairs. */
    static EigenvalueBounds at(double[] point, PatternSet patterns, double beta, double closest) {
        int count = patterns.count();
        if (count == 1) {
            return new EigenvalueBounds(0, 0);
        }
        double longest = patterns.longest();
        double[] p = new AssociationMap(patterns, beta).weights(point);
        double pair = 0;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int k = 0; k < count; k++) {
            for (int l = k + 1; l < count; l++) {
                double weight = p[order[k]] * p[order[l]];
                if (4 * longest * longest * weight <= pair) {
                    break; // no two patterns are farther apart than 2M
                }
                pair = Math.max(pair, weight * patterns.distance2(order[k], order[l]));
            }
        }
        double distance = beta * nearest(point, patterns) * closest / (2 * longest * count * (count - 1.0));
        return new EigenvalueBounds(beta * pair, distance);
    }

    /** The least |x_i − x_j|² of all pairs; +∞ for one pattern. */
    static double closest(PatternSet patterns) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < patterns.count(); i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, patterns.distance2(i, j));
            }
        }
        return least;
    }

    /** r. */
    private static double nearest(double[] point, PatternSet patterns) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < patterns.count(); i++) {
            double square = 0;
            for (int a = 0; a < point.length; a++) {
                double d = point[a] - patterns.rows()[i * point.length + a];
                square += d * d;
            }
            least = Math.min(least, square);
        }
        return Math.sqrt(least);
    }
}
