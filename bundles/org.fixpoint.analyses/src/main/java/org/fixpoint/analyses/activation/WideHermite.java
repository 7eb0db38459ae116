package org.fixpoint.analyses.activation;

import java.util.Arrays;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.gaussian.NormalDistribution;

/**
 * Hermite coefficients as plain integrals of φ he_k p over [-20, 20], p the normal density.
 *
 * <p>If E[φ²] is finite, φ p falls at least about like exp(−x²/4), so that nothing of weight lies beyond; φ² p may reach much
 * further.
 */
final class WideHermite {
    private static final double REACH = 20;
    private static final GaussLegendre RULE = new GaussLegendre(16);

    private WideHermite() {}

    /** c₀ to c_degree from the given number of panels, also cut at kinks and jumps. */
    static double[] coefficients(ActivationFunction activation, int degree, int panels) {
        double[] edges = edges(activation, panels);
        double[] sums = new double[degree + 1];
        double[] he = new double[degree + 1];
        for (int panel = 0; panel + 1 < edges.length; panel++) {
            double half = 0.5 * (edges[panel + 1] - edges[panel]);
            for (int i = 0; i < RULE.size(); i++) {
                double x = edges[panel] + half * (1 + RULE.node(i));
                double mass = half * RULE.weight(i) * activation.value(x) * NormalDistribution.pdf(x);
                HermiteSeries.polynomials(x, he);
                for (int k = 0; k <= degree; k++) {
                    sums[k] += mass * he[k];
                }
            }
        }
        return sums;
    }

    private static double[] edges(ActivationFunction activation, int panels) {
        double[] kinks = activation.kinks();
        double[] jumps = activation.jumps();
        double[] edges = new double[panels + 1 + kinks.length + jumps.length];
        for (int i = 0; i <= panels; i++) {
            edges[i] = REACH * (2.0 * i / panels - 1);
        }
        System.arraycopy(kinks, 0, edges, panels + 1, kinks.length);
        System.arraycopy(jumps, 0, edges, panels + 1 + kinks.length, jumps.length);
        return Arrays.stream(edges)
                .filter(x -> Math.abs(x) <= REACH)
                .sorted()
                .distinct()
                .toArray();
    }
}
