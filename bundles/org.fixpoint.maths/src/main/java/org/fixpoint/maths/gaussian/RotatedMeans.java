package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.fixpoint.maths.elementary.Elementary;

/**
 * Means of f(m + d) f(±(m − d)) over a normal m whose variance is near one, times exp(−d²/2), at given d, and the same of f'.
 *
 * <p>With that factor they are at most E[f²] or so for any d. At variance 1/(1 + τ) the density of m is √(1 + τ) exp(−m² (1 + τ)/2)/√(2π). With
 * τ = τ₀ (1 − x) a mean is √(1 + τ) Σ xᵏ M_k, where M_k is the integral at τ₀ with (m² τ₀/2)ᵏ/k! as a factor and without the root. Gauss-Legendre
 * panels are cut where m + d or m − d is a breakpoint or its negative: the four numbers ±m ± d serve both signs.
 */
final class RotatedMeans {
    /** Values of f with the upper sign, with the lower sign, then of f' with either. */
    static final int KINDS = 4;

    private static final int NODES = GaussianGrid.NODES;
    private static final GaussLegendre RULE = GaussianGrid.RULE;
    private static final double LONGEST_STEP = 2;
    private static final double SHORTEST_STEP = 0.3; // a steeper function takes more nodes than it saves
    private static final double MOST_PANELS_A_STEP = 8; // of the function's own; more could hide what is narrow
    private static final double AGREED = 2e-15;
    private static final double FAINT = 1e-9; // of the largest half density: its square is 1e-18
    private static final double ROOT_DENSITY = Math.sqrt(NormalDistribution.DENSITY_AT_ZERO);

    private final PiecewiseFunction function;
    private final double[] breaks;
    private final double reach;
    private final double[] scales;
    private final double middle;
    private final int terms;
    private final double step;

    /**
     * Means of a function.
     *
     * @param breaks its breakpoints and their negatives
     * @param probes some d at which the width of the panels is tried
     * @param middle τ₀
     * @param terms the number of M_k
     */
    RotatedMeans(
            PiecewiseFunction function, GaussianGrid grid, double[] breaks, double[] probes, double middle, int terms) {
        this.function = function;
        this.breaks = breaks;
        this.middle = middle;
        this.terms = terms;
        reach = reach(grid);
        scales = new double[] {GaussianExpectation.secondMoment(grid), GaussianExpectation.slopeSecondMoment(grid)};
        double widest = Math.min(LONGEST_STEP, MOST_PANELS_A_STEP * grid.narrowestPanel());
        while (widest >= SHORTEST_STEP && !agree(probes, widest)) {
            widest *= 0.75;
        }
        step = widest;
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

    /** Whether means are the same with panels of half the width. */
    private boolean agree(double[] probes, double step) {
        for (double d : probes) {
            double[][] wide = new Column(d, step).moments();
            double[][] narrow = new Column(d, 0.5 * step).moments();
            for (int k = 0; k < terms; k++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    if (!(Math.abs(wide[k][kind] - narrow[k][kind]) <= AGREED * scale(kind))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether panels that are not too narrow suffice; else the means are of no use. */
    boolean isModerate() {
        return step >= SHORTEST_STEP;
    }

    /** What errors are small beside: E[f²] or E[f'²]. */
    double scale(int kind) {
        return scales[kind / 2];
    }

    /** M_k times exp(−d²/2), by k, then kind. */
    double[][] at(double d) {
        return new Column(d, step).moments();
    }

    /** One d: at each node of m > 0 the products for m and −m together. */
    private final class Column {
        private final double d;
        private final double[] decay; // m² τ₀/2
        private final double[][] products;

        Column(double d, double step) {
            this.d = d;
            double[] edges = PanelEdges.parts(
                    PanelEdges.apart(DoubleStream.concat(
                            DoubleStream.of(0, reach),
                            Arrays.stream(breaks)
                                    .flatMap(a -> DoubleStream.of(a - d, a + d))
                                    .filter(m -> m > 0 && m < reach))),
                    step);
            int n = (edges.length - 1) * NODES;
            decay = new double[n];
            products = new double[KINDS][n];
            for (int i = 0; i < n; i++) {
                int panel = i / NODES;
                double half = 0.5 * (edges[panel + 1] - edges[panel]);
                double m = edges[panel] + half * (1 + RULE.node(i % NODES));
                decay[i] = 0.5 * middle * m * m;
                double root = ROOT_DENSITY * Elementary.exp(-0.25 * (m * m + d * d) - 0.5 * decay[i]);
                double weight = half * RULE.weight(i % NODES);
                multiply(function.value(), m, root, weight, i, 0);
                multiply(function.derivative(), m, root, weight, i, 2);
            }
        }

        /** The density is split between both factors, which may be huge. */
        private void multiply(DoubleUnaryOperator f, double m, double root, double weight, int i, int kind) {
            double sum = root * f.applyAsDouble(m + d);
            double difference = root * f.applyAsDouble(m - d);
            double opposite = root * f.applyAsDouble(d - m);
            double negative = root * f.applyAsDouble(-m - d);
            products[kind][i] = weight * (sum * difference + opposite * negative);
            products[kind + 1][i] = weight * (sum * opposite + difference * negative);
        }

        /** To be called once. */
        double[][] moments() {
            double[][] moments = new double[terms][KINDS];
            for (int k = 0; k < terms; k++) {
                for (int from = 0; from < decay.length; from += NODES) {
                    addPanel(from, 1.0 / (k + 1), moments[k]);
                }
            }
            return moments;
        }

        /** Adds the sums over a panel, since one over all panels would round more, and goes on to the next power of the decay. */
        private void addPanel(int from, double share, double[] sums) {
            double a = 0, b = 0, c = 0, e = 0;
            for (int i = from; i < from + NODES; i++) {
                double factor = share * decay[i];
                a += products[0][i];
                b += products[1][i];
                c += products[2][i];
                e += products[3][i];
                products[0][i] *= factor;
                products[1][i] *= factor;
                products[2][i] *= factor;
                products[3][i] *= factor;
            }
            sums[0] += a;
            sums[1] += b;
            sums[2] += c;
            sums[3] += e;
        }
    }
}
