package org.fixpoint.maths.gaussian;

/**
 * The Gauss-Legendre rule on [-1, 1]: exact for polynomials of degree 2n − 1.
 *
 * <p>Nodes are the zeros of Pₙ by Newton's method from the Tricomi guess; weights are 2 / ((1 − x²) Pₙ'(x)²). The same
 * bits on every platform.
 */
public final class GaussLegendre {
    private final double[] nodes;
    private final double[] weights;

    /**
     * The rule with n nodes.
     *
     * @param n at least 1
     */
    public GaussLegendre(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("A quadrature rule needs at least one node, not " + n);
        }
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = 2 * i + 1 == n ? 0 : -StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 8; step++) {
                double previous = 1;
                double current = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
                    previous = current;
                    current = next;
                }
                slope = n * (x * current - previous) / ((x - 1) * (x + 1));
                x -= current / slope;
            }
            nodes[i] = x;
            nodes[n - 1 - i] = -x;
            weights[i] = 2 / ((1 - x) * (1 + x) * slope * slope);
            weights[n - 1 - i] = weights[i];
        }
    }

    /** The number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** The i-th node, ascending in i. */
    public double node(int i) {
        return nodes[i];
    }

    /** The weight of the i-th node; the weights add up to 2. */
    public double weight(int i) {
        return weights[i];
    }
}
