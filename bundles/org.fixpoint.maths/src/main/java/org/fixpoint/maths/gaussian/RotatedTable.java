package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fixpoint.maths.interpolation.ChebyshevSeries;

/**
 * E[f(X)f(Y)] and E[f'(X)f'(Y)] at all correlations near 1 and −1, of a function with few kinks and jumps.
 *
 * <p>X = m + d and Y = ±(m − d) with m and d independent normals of variances cos²(θ/2) and sin²(θ/2). The mean over m is a smooth
 * function of d between half the sums and half the differences of two breakpoints, whatever the angle, which enters by a short series in
 * τ = tan²(θ/2) only ({@link RotatedMeans}). So Chebyshev series in d are taken once, and a sample is an integral of them.
 */
final class RotatedTable {
    /** The largest angle θ. */
    static final double WIDEST = 0.5;

    private static final GaussLegendre RULE = GaussianGrid.RULE;
    private static final double REACH = 8.6; // P(|Z| > 8.6) = 8e-18
    private static final double STEP = 4.3; // 16 nodes integrate the density over it to 1e-16
    private static final double DEGREE_A_PART = 8; // of a series beside the density; with 16 nodes, exact to degree 31
    private static final double FURTHEST = REACH * StrictMath.sin(0.5 * WIDEST);
    private static final double[] PROBES = {0, 0.3 * FURTHEST};
    private static final double MIDDLE = 0.5 * square(StrictMath.tan(0.5 * WIDEST)); // of all τ
    private static final int MOST_TERMS = 18; // (m² MIDDLE/2)¹⁸/18! = 3e-18 at m = 7
    private static final int[] DEGREES = {20, 40, 80, 160}; // each with the points of the one before
    private static final int MOST_PANELS = 12;
    private static final int LAST = 3;
    private static final double DIED_OUT = 1e-15;

    /** The panels in d, ascending from 0: Chebyshev series by kind, then power of the series in τ. */
    private final ChebyshevSeries[][][] panels;

    private RotatedTable(ChebyshevSeries[][][] panels) {
        this.panels = panels;
    }

    /** The table, or nothing if breakpoints are many or the function too steep for it to be small. */
    static Optional<RotatedTable> of(PiecewiseFunction function, GaussianGrid grid) {
        double[] breaks = PanelEdges.apart(Arrays.stream(function.breakpoints()).flatMap(a -> DoubleStream.of(-a, a)));
        if (breaks.length > MOST_PANELS) {
            return Optional.empty();
        }
        double[] edges = PanelEdges.apart(DoubleStream.concat(
                DoubleStream.of(0, FURTHEST),
                Arrays.stream(breaks)
                        .flatMap(a -> Arrays.stream(breaks).map(b -> 0.5 * (b - a)))
                        .filter(d -> d > 0 && d < FURTHEST)));
        if (edges.length - 1 > MOST_PANELS) {
            return Optional.empty();
        }
        RotatedMeans means = new RotatedMeans(function, grid, breaks, PROBES, MIDDLE, MOST_TERMS);
        if (!means.isModerate()) {
            return Optional.empty();
        }
        ChebyshevSeries[][][] panels = new ChebyshevSeries[edges.length - 1][][];
        for (int i = 0; i < panels.length; i++) {
            Optional<ChebyshevSeries[][]> panel = panel(means, edges[i], edges[i + 1]);
            if (panel.isEmpty()) {
                return Optional.empty();
            }
            panels[i] = panel.get();
        }
        return Optional.of(new RotatedTable(panels));
    }

    private static Optional<ChebyshevSeries[][]> panel(RotatedMeans means, double low, double high) {
        Map<Double, double[][]> columns = new HashMap<>();
        int terms = means.terms();
        for (int degree : DEGREES) {
            double[][] moments = new double[RotatedMeans.KINDS * terms][degree + 1];
            for (int j = 0; j <= degree; j++) {
                double[][] column = columns.computeIfAbsent(ChebyshevSeries.point(low, high, j, degree), means::at);
                for (int i = 0; i < moments.length; i++) {
                    moments[i][j] = column[i % terms][i / terms];
                }
            }
            ChebyshevSeries[] all = ChebyshevSeries.through(low, high, moments);
            ChebyshevSeries[][] series = new ChebyshevSeries[RotatedMeans.KINDS][];
            for (int kind = 0; kind < series.length; kind++) {
                series[kind] = Arrays.copyOfRange(all, kind * terms, (kind + 1) * terms);
            }
            if (hasDiedOut(series, means)) {
                return Optional.of(series);
            }
        }
        return Optional.empty();
    }

    /** Whether nothing is left in d and in τ. */
    private static boolean hasDiedOut(ChebyshevSeries[][] panel, RotatedMeans means) {
        for (int kind = 0; kind < panel.length; kind++) {
            double left = Arrays.stream(panel[kind])
                    .mapToDouble(series -> series.last(LAST))
                    .max()
                    .orElseThrow();
            double leftOfTau = panel[kind][panel[kind].length - 1].last(Integer.MAX_VALUE);
            if (!(Math.max(left, leftOfTau) <= DIED_OUT * means.scale(kind))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The two integrals at correlation ±cos(angle).
     *
     * @param angle in [0, {@link #WIDEST}]
     * @param out takes E[f(X)f(Y)] at 0 and E[f'(X)f'(Y)] (regular part) at 1
     */
    void at(double angle, boolean mirrored, double[] out) {
        double s = StrictMath.sin(0.5 * angle);
        double c = StrictMath.cos(0.5 * angle);
        double[] powers = new double[panels[0][0].length];
        powers[0] = 1 / c;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = powers[k - 1] * (1 - square(s / c) / MIDDLE);
        }
        int kind = mirrored ? 1 : 0;
        Arrays.fill(out, 0, 2, 0);
        for (ChebyshevSeries[][] panel : panels) {
            double low = panel[0][0].low();
            double high = Math.min(REACH * s, panel[0][0].high());
            if (low > 0 && low >= high) {
                return;
            }
            ChebyshevSeries value = ChebyshevSeries.sum(powers, panel[kind]);
            ChebyshevSeries slope = ChebyshevSeries.sum(powers, panel[kind + 2]);
            if (s == 0) {
                out[0] = value.value(0);
                out[1] = slope.value(0);
            } else {
                integrate(value, slope, s, high, out);
            }
        }
    }

    private static void integrate(ChebyshevSeries value, ChebyshevSeries slope, double s, double high, double[] out) {
        double low = value.low();
        double byDensity = (high - low) / (STEP * s);
        double byDegree = (high - low) / (value.high() - low) * value.degree() / DEGREE_A_PART;
        int parts = (int) Math.max(1, Math.ceil(Math.max(byDensity, byDegree) - 1e-9));
        double half = 0.5 * (high - low) / parts;
        double steepness = Math.sqrt((1 / s - 1) * (1 / s + 1)); // the means have exp(−d²/2) already
        double[] d = new double[parts * RULE.size()];
        for (int i = 0; i < d.length; i++) {
            d[i] = low + half * (2 * (i / RULE.size()) + 1 + RULE.node(i % RULE.size()));
        }
        double[] values = new double[d.length];
        double[] slopes = new double[d.length];
        value.values(d, values);
        slope.values(d, slopes);
        for (int i = 0; i < d.length; i++) {
            double weight = 2 * half / s * RULE.weight(i % RULE.size()) * NormalDistribution.pdf(d[i] * steepness);
            out[0] += weight * values[i];
            out[1] += weight * slopes[i];
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
