package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.fixpoint.maths.elementary.Elementary;

/**
 * E[f(X)g(Y)] and E[f'(X)g'(Y)] away from |ρ| = 1, as a double sum over the nodes of two split grids.
 *
 * <p>With half densities h = f p^½ and ρ = cos θ, E[f(X)g(Y)] = ∬ h_f(x) N(x, y) h_g(y) dx dy, N the heat kernel of the
 * harmonic oscillator, N = exp(−(u² tan²(θ/2) + v² cot²(θ/2))/8) / (√(2π) sin θ), u = x + y, v = x − y. Functions are
 * evaluated once per grid, never per correlation. On a pair of panels the exponent is a constant, a part in each
 * variable and a product, so that only 16 exponentials serve 256 node pairs.
 */
final class ProductQuadrature {
    private static final int NODES = GaussianGrid.NODES;
    private static final GaussLegendre RULE = new GaussLegendre(NODES);
    private static final double NEGLIGIBLE = -46; // exp(-46) = 1e-20
    private static final double PANEL_PER_WIDTH = 1.6; // of the heat kernel's standard deviation
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final GaussianGrid f;
    private final GaussianGrid g;
    private final boolean same;
    private final Map<Integer, GaussianGrid> levelsOfF = new HashMap<>();
    private final Map<Integer, GaussianGrid> levelsOfG = new HashMap<>();

    ProductQuadrature(GaussianGrid f, GaussianGrid g) {
        this.f = f;
        this.g = g;
        this.same = f == g;
    }

    /**
     * The two integrals at correlation ±cos(angle).
     *
     * @param angle in (0, π/2], not small: the cost grows like its inverse
     * @param mirrored whether the correlation is −cos(angle)
     * @param refinement extra halvings of the panels
     * @param out takes E[f g] at 0 and E[f' g'] (regular parts) at 1
     */
    void at(double angle, boolean mirrored, int refinement, double[] out) {
        double tan = StrictMath.tan(0.5 * angle);
        double flat = tan * tan;
        double steep = 1 / flat;
        double width = 2 / Math.sqrt(flat + steep);
        int level = refinement;
        for (double w = GaussianGrid.PANEL; w > PANEL_PER_WIDTH * width; w *= 0.5) {
            level++;
        }
        GaussianGrid left = levelsOfF.computeIfAbsent(level, n -> refined(f, n));
        GaussianGrid right = same ? left : levelsOfG.computeIfAbsent(level, n -> refined(g, n));
        new Sum(left, right, mirrored ? steep : flat, mirrored ? flat : steep).into(out);
        double scale = 1 / (ROOT_TWO_PI * StrictMath.sin(angle));
        out[0] *= scale;
        out[1] *= scale;
    }

    private static GaussianGrid refined(GaussianGrid grid, int level) {
        return level == 0 ? grid : grid.refined(GaussianGrid.PANEL * StrictMath.pow(0.5, level) * (1 + 1e-12));
    }

    /** One double sum; holds the factors of the panel pair at hand. */
    private static final class Sum {
        private final GaussianGrid left;
        private final GaussianGrid right;
        private final double alongU;
        private final double alongV;
        private final double square;
        private final double cross;
        private final double reach;
        private final Map<Double, double[]> bells = new HashMap<>();
        private final Map<Double, double[]> products = new HashMap<>();
        private double lastCross = Double.NaN;
        private double[] lastProduct = {};
        private final double[] leftFactor = new double[NODES];
        private final double[] rightFactor = new double[NODES];
        private final double[] rightValue = new double[NODES];
        private final double[] rightSlope = new double[NODES];
        private final double[] valueSum = new double[NODES];
        private final double[] slopeSum = new double[NODES];

        Sum(GaussianGrid left, GaussianGrid right, double alongU, double alongV) {
            this.left = left;
            this.right = right;
            this.alongU = alongU;
            this.alongV = alongV;
            square = (alongU + alongV) / 8;
            cross = (alongV - alongU) / 4;
            reach = Math.sqrt(-8 * NEGLIGIBLE / Math.max(alongU, alongV));
        }

        /** Sums with compensation (Kahan 1965): a small angle has 100,000 pairs, and plain rounding grows to 1e-13. */
        void into(double[] out) {
            double[] sum = new double[2];
            double[] excess = new double[2];
            double[] pair = new double[2];
            int panels = left.edges.length - 1;
            for (int p = 0; p < panels; p++) {
                int last = Math.min(left == right ? p + 1 : right.edges.length - 1, end(p));
                for (int q = first(p); q < last; q++) {
                    if (exponentBound(p, q) > NEGLIGIBLE) {
                        addPair(p, q, pair);
                        double times = left == right && q < p ? 2 : 1;
                        for (int which = 0; which < 2; which++) {
                            double term = times * pair[which] - excess[which];
                            double next = sum[which] + term;
                            excess[which] = next - sum[which] - term;
                            sum[which] = next;
                        }
                    }
                }
            }
            System.arraycopy(sum, 0, out, 0, 2);
        }

        /** The first panel whose pair with another may count: the steeper of the two directions leaves a band. */
        private int first(int p) {
            return Math.max(0, panel((alongV >= alongU ? left.edges[p] : -left.edges[p + 1]) - reach) - 1);
        }

        /** The panel after the last one whose pair with another may count. */
        private int end(int p) {
            return panel((alongV >= alongU ? left.edges[p + 1] : -left.edges[p]) + reach) + 1;
        }

        private int panel(double y) {
            int at = Arrays.binarySearch(right.edges, y);
            return at >= 0 ? at : -at - 1;
        }

        private double exponentBound(int p, int q) {
            double lowX = left.edges[p];
            double highX = left.edges[p + 1];
            double lowY = right.edges[q];
            double highY = right.edges[q + 1];
            double u = distanceFromZero(lowX + lowY, highX + highY);
            double v = distanceFromZero(lowX - highY, highX - lowY);
            return -(u * u * alongU + v * v * alongV) / 8;
        }

        private static double distanceFromZero(double low, double high) {
            return low > 0 ? low : high < 0 ? -high : 0;
        }

        private void addPair(int p, int q, double[] pair) {
            double halfX = left.half[p];
            double halfY = right.half[q];
            double u = left.edges[p]
                    + right.edges[q]
                    + (halfX + halfY); // of the centres; where one of them is small and counts,
            double v = left.edges[p] - right.edges[q] + (halfX - halfY); // the edges cancel without an error
            double centre = Elementary.exp(-(u * u * alongU + v * v * alongV) / 8);
            factors(-(u * alongU + v * alongV) / 4, halfX, leftFactor);
            factors(-(u * alongU - v * alongV) / 4, halfY, rightFactor);
            double[] product = product(cross * halfX * halfY);
            for (int j = 0; j < NODES; j++) {
                int column = q * NODES + j;
                double weight = rightFactor[j] * right.weight[column];
                rightValue[j] = weight * right.value[column];
                rightSlope[j] = weight * right.slope[column];
            }
            multiply(product);
            double values = 0;
            double slopes = 0;
            for (int i = 0; i < NODES; i++) {
                int row = p * NODES + i;
                double weight = leftFactor[i] * left.weight[row];
                values += weight * left.value[row] * valueSum[i];
                slopes += weight * left.slope[row] * slopeSum[i];
            }
            pair[0] = centre * values;
            pair[1] = centre * slopes;
        }

        /** Sums over the right nodes, of four left nodes at once: one sum alone waits for each of its additions. */
        private void multiply(double[] product) {
            for (int i = 0; i < NODES; i += 4) {
                double v0 = 0, v1 = 0, v2 = 0, v3 = 0;
                double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
                for (int j = 0; j < NODES; j++) {
                    int at = i * NODES + j;
                    double value = rightValue[j];
                    double slope = rightSlope[j];
                    v0 += product[at] * value;
                    s0 += product[at] * slope;
                    v1 += product[at + NODES] * value;
                    s1 += product[at + NODES] * slope;
                    v2 += product[at + 2 * NODES] * value;
                    s2 += product[at + 2 * NODES] * slope;
                    v3 += product[at + 3 * NODES] * value;
                    s3 += product[at + 3 * NODES] * slope;
                }
                valueSum[i] = v0;
                slopeSum[i] = s0;
                valueSum[i + 1] = v1;
                slopeSum[i + 1] = s1;
                valueSum[i + 2] = v2;
                slopeSum[i + 2] = s2;
                valueSum[i + 3] = v3;
                slopeSum[i + 3] = s3;
            }
        }

        /** exp(tilt·o − square·o²) at the offsets o = half·tᵢ; the nodes lie symmetrically, so that half of the exponentials do. */
        private void factors(double tilt, double half, double[] out) {
            double[] bell = bell(half);
            for (int i = 0; i < NODES / 2; i++) {
                int mirror = NODES - 1 - i;
                double rise = Elementary.exp(tilt * half * RULE.node(mirror));
                out[mirror] = bell[mirror] * rise;
                out[i] = bell[mirror] / rise;
            }
        }

        private double[] bell(double half) {
            return bells.computeIfAbsent(half, h -> {
                double[] bell = new double[NODES];
                for (int i = 0; i < NODES; i++) {
                    double offset = h * RULE.node(i);
                    bell[i] = Elementary.exp(-square * offset * offset);
                }
                return bell;
            });
        }

        /** exp(c tᵢ tⱼ); equally wide panels share a table. */
        private double[] product(double c) {
            if (c != lastCross) {
                lastCross = c;
                lastProduct = products.computeIfAbsent(c, Sum::table);
            }
            return lastProduct;
        }

        private static double[] table(double c) {
            double[] table = new double[NODES * NODES];
            for (int i = 0; i < NODES; i++) {
                for (int j = 0; j < NODES; j++) {
                    table[i * NODES + j] = Elementary.exp(c * RULE.node(i) * RULE.node(j));
                }
            }
            return table;
        }
    }
}
