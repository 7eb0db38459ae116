package org.fixpoint.maths.gaussian;

/**
 * The Gauss-Hermite rule for the standard normal distribution: E[p(Z)] exactly for polynomials p of degree 2n − 1.
 *
 * <p>Nodes are the zeros of heₙ, found by bisection between the zeros of heₙ₋₁ and polished by Newton's method; weights
 * are 1 / Σ_{k<n} he_k(x)². For smooth integrands only: at a kink it loses almost everything.
 */
final class GaussHermite {
    private final double[] nodes;
    private final double[] weights;

    GaussHermite(int n) {
        double[] zeros = new double[0];
        for (int degree = 1; degree <= n; degree++) {
            zeros = zerosBetween(zeros, degree);
        }
        nodes = zeros;
        weights = new double[n];
        double[] he = new double[n];
        for (int i = 0; i < n; i++) {
            HermiteSeries.polynomials(nodes[i], he);
            double sum = 0;
            for (double h : he) {
                sum += h * h;
            }
            weights[i] = 1 / sum;
        }
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }

    private static double[] zerosBetween(double[] inner, int degree) {
        double[] zeros = new double[degree];
        double bound = 2 * Math.sqrt(degree) + 1;
        double[] he = new double[degree + 1];
        for (int i = 0; i < degree; i++) {
            double low = i == 0 ? -bound : inner[i - 1];
            double high = i == degree - 1 ? bound : inner[i];
            boolean rising = (degree - i) % 2 == 1;
            for (int step = 0; step < 60; step++) {
                double middle = (low + high) / 2;
                HermiteSeries.polynomials(middle, he);
                if ((he[degree] < 0) == rising) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double x = (low + high) / 2;
            HermiteSeries.polynomials(x, he);
            zeros[i] = x - he[degree] / (Math.sqrt(degree) * he[degree - 1]);
        }
        return zeros;
    }
}
