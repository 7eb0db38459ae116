package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.fixpoint.maths.elementary.ArrayFunctions;

/**
 * Means of f(m + d) f(±(m − d)) over a normal m whose variance is near one, times exp(−d²/2), at given d, and the same of f'.
 *
 * <p>With that factor they are at most E[f²] or so for any d. At variance 1/(1 + τ) the density of m is √(1 + τ) exp(−m² (1 + τ)/2)/√(2π). With
 * τ = τ₀ (1 − x) a mean is √(1 + τ) Σ xᵏ M_k, where M_k is the integral at τ₀ with (m² τ₀/2)ᵏ/k! as a factor and without the root. Gauss-Legendre
 * panels are cut where m + d or m − d is a breakpoint or its negative: the four numbers ±m ± d serve both signs. For one thread.
 */
final class RotatedMeans {
    /** Values of f with the upper sign, with the lower sign, then of f' with either. */
    static final int KINDS = 4;

    private static final int NODES = GaussianGrid.NODES;
    private static final GaussLegendre RULE = GaussianGrid.RULE;
    private static final int A_PANEL = KINDS * NODES; // products
    private static final double LONGEST_STEP = 2;
    private static final double SHORTEST_STEP = 0.3; // a steeper function takes more nodes than it saves
    private static final double MOST_PANELS_A_STEP = 8; // of the function's own; more could hide what is narrow
    private static final double AGREED = 2e-15;
    private static final double UNSEEN = 1e-17; // of E[f²] and E[f'²]: a term that does not count
    private static final double FAINT = 1e-9; // of the largest half density: its square is 1e-18
    private static final double ROOT_DENSITY = Math.sqrt(NormalDistribution.DENSITY_AT_ZERO);

    private final PiecewiseFunction function;
    private final double[] breaks;
    private final double reach;
    private final double[] scales;
    private final double middle;
    private final int terms;
    private final Map<Integer, Column> columns = new HashMap<>(); // by panels
    private double step;

    /**
     * Means of a function.
     *
     * @param breaks its breakpoints and their negatives
     * @param probes some d at which the width of the panels and the number of M_k are tried
     * @param middle τ₀
     * @param most the largest number of M_k
     */
    RotatedMeans(
            PiecewiseFunction function, GaussianGrid grid, double[] breaks, double[] probes, double middle, int most) {
        this.function = function;
        this.breaks = breaks;
        this.middle = middle;
        reach = reach(grid);
        scales = new double[] {GaussianExpectation.secondMoment(grid), GaussianExpectation.slopeSecondMoment(grid)};
        double widest = Math.min(LONGEST_STEP, MOST_PANELS_A_STEP * grid.narrowestPanel());
        int enough = 0;
        while (enough == 0 && widest >= SHORTEST_STEP) {
            step = widest;
            enough = termsIfAgreed(probes, most);
            widest *= 0.75;
        }
        terms = enough;
    }

    /** How far from zero the function still counts, on either side. */
    private static double reach(GaussianGrid grid) {
        double value = FAINT * largest(grid.value);
        double slope = FAINT * largest(grid.slope);
        double reach = 0;
        for (int i = 0; i < grid.x.length; i++) {
            if (Math.abs(grid.value[i]) > value || Math.abs(grid.slope[i]) > slope) {
                reach = Math.max(reach, Math.abs(grid.x[i]));
            }
        }
        return reach;
    }

    private static double largest(double[] half) {
        return Arrays.stream(half).map(Math::abs).max().orElse(0);
    }

    /** How many M_k count, or 0 if they are others with panels of half the width. */
    private int termsIfAgreed(double[] probes, int most) {
        int count = 1;
        for (double d : probes) {
            double[][] wide = column(d, step).moments(most);
            double[][] narrow = column(d, 0.5 * step).moments(most);
            for (int k = 0; k < most; k++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    if (!(Math.abs(wide[k][kind] - narrow[k][kind]) <= AGREED * scale(kind))) {
                        return 0;
                    }
                    if (Math.abs(wide[k][kind]) > UNSEEN * scale(kind)) {
                        count = Math.max(
                                count, Math.min(most, k + 2)); // and one that does not, which tells so for other d
                    }
                }
            }
        }
        return count;
    }

    /** Whether panels that are not too narrow suffice; else the means are of no use. */
    boolean isModerate() {
        return terms > 0;
    }

    /** The number of M_k. */
    int terms() {
        return terms;
    }

    /** What errors are small beside: E[f²] or E[f'²]. */
    double scale(int kind) {
        return scales[kind / 2];
    }

    /** M_k times exp(−d²/2), by k, then kind. */
    double[][] at(double d) {
        return column(d, step).moments(terms);
    }

    private Column column(double d, double step) {
        double[] cuts = new double[2 * breaks.length + 2];
        int count = 1; // after 0
        for (double a : breaks) {
            if (a - d > 0 && a - d < reach) {
                cuts[count++] = a - d;
            }
            if (a + d > 0 && a + d < reach) {
                cuts[count++] = a + d;
            }
        }
        cuts[count++] = reach;
        double[] edges = PanelEdges.parts(PanelEdges.apart(Arrays.copyOf(cuts, count)), step);
        Column column = columns.computeIfAbsent(edges.length - 1, Column::new);
        column.set(d, edges);
        return column;
    }

    /** One d: at each node of m > 0 the products for m and −m together. Room for one number of panels, used again and again. */
    private final class Column {
        private final double[] m;
        private final double[] weight;
        private final double[] root;
        private final double[] x;
        private final double[] y;
        private final double[][] decay; // m² τ₀/2 by panel, the same for each kind of a node
        private final double[][] products; // by panel, then node, then kind

        Column(int panels) {
            int n = panels * NODES;
            m = new double[n];
            weight = new double[n];
            root = new double[n];
            x = new double[4 * n];
            y = new double[4 * n];
            decay = new double[panels][A_PANEL];
            products = new double[panels][A_PANEL];
        }

        void set(double d, double[] edges) {
            for (int panel = 0; panel < decay.length; panel++) {
                double half = 0.5 * (edges[panel + 1] - edges[panel]);
                for (int node = 0; node < NODES; node++) {
                    int i = panel * NODES + node;
                    m[i] = edges[panel] + half * (1 + RULE.node(node));
                    weight[i] = half * RULE.weight(node);
                    double each = 0.5 * middle * m[i] * m[i];
                    for (int kind = 0; kind < KINDS; kind++) {
                        decay[panel][KINDS * node + kind] = each;
                    }
                }
            }
            multiply(d);
        }

        private void multiply(double d) {
            int n = m.length;
            for (int i = 0; i < n; i++) {
                double square = m[i] * m[i];
                root[i] = -0.25 * (square + d * d) - 0.25 * middle * square;
                x[i] = m[i] + d;
                x[n + i] = m[i] - d;
                x[2 * n + i] = d - m[i];
                x[3 * n + i] = -m[i] - d;
            }
            ArrayFunctions.fastest().exp(root, root);
            function.values().apply(x, y);
            multiply(0);
            function.derivatives().apply(x, y);
            multiply(2);
        }

        /** The density is split between both factors, which may be huge. */
        private void multiply(int kind) {
            int n = root.length;
            for (int panel = 0; panel < products.length; panel++) {
                double[] into = products[panel];
                for (int node = 0; node < NODES; node++) {
                    int i = panel * NODES + node;
                    double share = ROOT_DENSITY * root[i];
                    double sum = share * y[i];
                    double difference = share * y[n + i];
                    double opposite = share * y[2 * n + i];
                    double negative = share * y[3 * n + i];
                    into[KINDS * node + kind] = weight[i] * (sum * difference + opposite * negative);
                    into[KINDS * node + kind + 1] = weight[i] * (sum * opposite + difference * negative);
                }
            }
        }

        /** By power of the decay, then kind; to be called once for each d. */
        double[][] moments(int terms) {
            double[][] moments = new double[terms][KINDS];
            double[] sums = new double[A_PANEL];
            for (int k = 0; k < terms; k++) {
                Arrays.fill(sums, 0);
                for (int panel = 0; panel < products.length; panel++) {
                    addPanel(products[panel], decay[panel], 1.0 / (k + 1), sums);
                }
                addUp(sums, moments[k]);
            }
            return moments;
        }
    }

    /** Adds the products of a panel node by node, since one sum of all would round more, and goes on to the next power of the decay. */
    private static void addPanel(double[] products, double[] decay, double share, double[] sums) {
        for (int i = 0; i < A_PANEL; i++) {
            double product = products[i];
            sums[i] += product;
            products[i] = product * (share * decay[i]);
        }
    }

    private static void addUp(double[] sums, double[] out) {
        double a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < A_PANEL; i += KINDS) {
            a += sums[i];
            b += sums[i + 1];
            c += sums[i + 2];
            d += sums[i + 3];
        }
        out[0] = a;
        out[1] = b;
        out[2] = c;
        out[3] = d;
    }
}
