package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.fixpoint.maths.elementary.Elementary;

/**
 * E[f(X)g(Y)] and E[f'(X)g'(Y)] near ρ = 1 or −1, in rotated variables split on every kink line.
 *
 * <p>x = m + s v, y = ±(m − s v) with m = cos(θ/2) u, s = sin(θ/2) and u, v independent standard normals. Far from every
 * breakpoint, in units of s, the inner integral over v is a Gauss-Hermite rule; near one it is split at the lines
 * x = a and y = b, and the outer integral at their intersections and at a few multiples of s around each breakpoint.
 */
final class NearDiagonalQuadrature {
    private static final int NODES = GaussianGrid.NODES;
    private static final GaussLegendre RULE = new GaussLegendre(NODES);
    private static final GaussHermite HERMITE = new GaussHermite(20);
    private static final double REACH = 9; // p(9) = 1e-18
    private static final double STEP = 2.25;
    private static final double WIDEST = 3;
    private static final double SAME =
            2e-14; // of mirror images of equidistant points; an integral over so little is nothing
    private static final double SMOOTH_STEP = 0.08; // s below this share of a panel: 20 Hermite nodes reach 1e-16

    private final GaussianGrid gridF;
    private final GaussianGrid gridG;
    private final PiecewiseFunction f;
    private final PiecewiseFunction g;
    private final boolean same;
    private final double[] breaksF;
    private final double[] breaksG;

    NearDiagonalQuadrature(PiecewiseFunction f, PiecewiseFunction g, GaussianGrid gridF, GaussianGrid gridG) {
        this.f = f;
        this.g = g;
        this.gridF = gridF;
        this.gridG = gridG;
        this.same = gridF == gridG;
        breaksF = f.breakpoints();
        breaksG = g.breakpoints();
    }

    /**
     * The two integrals at correlation ±cos(angle).
     *
     * @param angle in [0, π/2), small; at 0 the integrals are one-dimensional
     * @param mirrored whether the correlation is −cos(angle)
     * @param refinement extra halvings of the panels
     * @param out takes E[f g] at 0 and E[f' g'] (regular parts) at 1
     */
    void at(double angle, boolean mirrored, int refinement, double[] out) {
        new Sum(angle, mirrored, refinement).into(out);
    }

    private final class Sum {
        private final double c;
        private final double s;
        private final double sign;
        private final int refinement;
        private final boolean evenInV;
        private final boolean evenInM;
        private final double[] edgesG;
        private final double[] breaks;
        private double value;
        private double slope;
        private double innerValue;
        private double innerSlope;

        Sum(double angle, boolean mirrored, int refinement) {
            c = StrictMath.cos(0.5 * angle);
            s = StrictMath.sin(0.5 * angle);
            sign = mirrored ? -1 : 1;
            this.refinement = refinement;
            evenInV = same && !mirrored;
            evenInM = same && mirrored;
            edgesG = turned(gridG.edges);
            breaks = turned(breaksG);
        }

        private double[] turned(double[] points) {
            return Arrays.stream(points).map(p -> sign * p).sorted().toArray();
        }

        void into(double[] out) {
            double[] cuts = outerCuts();
            int parts = 1 << refinement;
            for (int i = 0; i < cuts.length - 1; i++) {
                double width = (cuts[i + 1] - cuts[i]) / parts;
                for (int part = 0; part < parts; part++) {
                    addOuter(cuts[i] + part * width, cuts[i] + (part + 1) * width);
                }
            }
            out[0] = value;
            out[1] = slope;
        }

        private double[] outerCuts() {
            double low = evenInM ? 0 : Math.min(gridF.edges[0], edgesG[0]);
            double high = Math.max(gridF.edges[gridF.edges.length - 1], edgesG[edgesG.length - 1]);
            TreeSet<Double> cuts = new TreeSet<>();
            cuts.add(low);
            for (double e : gridF.edges) {
                cuts.add(e);
            }
            for (double e : edgesG) {
                cuts.add(e);
            }
            if (s > 0) {
                for (double a : breaksF) {
                    addAround(cuts, a);
                    for (double b : breaks) {
                        if (Math.abs(a - b)
                                < 2 * REACH * s) { // else the lines x = a and y = b meet where v has no weight
                            cuts.add(0.5 * (a + b));
                        }
                    }
                }
                for (double b : breaks) {
                    addAround(cuts, b);
                }
            }
            double[] ascending = cuts.subSet(low, true, high, true).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return Arrays.copyOf(ascending, apart(ascending, ascending.length));
        }

        /** Moves those of n ascending cuts to the front that are not the one before them but for rounding; how many there are. */
        private static int apart(double[] cuts, int n) {
            int kept = 1;
            for (int i = 1; i < n; i++) {
                if (cuts[i] - cuts[kept - 1] > SAME) {
                    cuts[kept++] = cuts[i];
                }
            }
            cuts[kept - 1] = cuts[n - 1];
            return kept;
        }

        private void addAround(Set<Double> cuts, double point) {
            for (int i = -4; i <= 4; i++) {
                cuts.add(point + i * STEP * s);
            }
        }

        private void addOuter(double low, double high) {
            double half = 0.5 * (high - low);
            double margin = REACH * s;
            double panel = Math.min(
                    narrowest(gridF.edges, low - margin, high + margin),
                    narrowest(edgesG, low - margin, high + margin));
            boolean near =
                    anyWithin(breaksF, low - margin, high + margin) || anyWithin(breaks, low - margin, high + margin);
            for (int i = 0; i < NODES; i++) {
                double m = low + half * (1 + RULE.node(i));
                innerValue = 0;
                innerSlope = 0;
                double u = m / c;
                double density = Math.sqrt(NormalDistribution.DENSITY_AT_ZERO) * Elementary.exp(-0.25 * u * u);
                if (s == 0) {
                    addPoint(m, 0, 1, density);
                } else if (near || s > SMOOTH_STEP * panel) {
                    addSplitInner(m, density, Math.min(WIDEST, panel / s));
                } else {
                    for (int j = evenInV ? HERMITE.size() / 2 : 0; j < HERMITE.size(); j++) {
                        addPoint(m, HERMITE.node(j), (evenInV ? 2 : 1) * HERMITE.weight(j), density);
                    }
                }
                double weight = (evenInM ? 2 : 1) * half * RULE.weight(i) / c;
                value += weight * innerValue;
                slope += weight * innerSlope;
            }
        }

        private void addSplitInner(double m, double density, double widest) {
            double[] cuts = new double[breaksF.length + breaks.length + 2];
            int n = 0;
            double start = evenInV ? 0 : -REACH;
            cuts[n++] = start;
            cuts[n++] = REACH;
            for (double a : breaksF) {
                double v = (a - m) / s;
                if (v > start && v < REACH) {
                    cuts[n++] = v;
                }
            }
            for (double b : breaks) {
                double v = (m - b) / s;
                if (v > start && v < REACH) {
                    cuts[n++] = v;
                }
            }
            Arrays.sort(cuts, 0, n);
            n = apart(cuts, n);
            for (int i = 0; i < n - 1; i++) {
                int parts = (int) Math.ceil((cuts[i + 1] - cuts[i]) / widest) << refinement;
                double width = parts == 0 ? 0 : (cuts[i + 1] - cuts[i]) / parts;
                for (int part = 0; part < parts; part++) {
                    double low = cuts[i] + part * width;
                    for (int j = 0; j < NODES; j++) {
                        double v = low + 0.5 * width * (1 + RULE.node(j));
                        double weight = 0.5 * width * RULE.weight(j) * NormalDistribution.pdf(v);
                        addPoint(m, v, evenInV ? 2 * weight : weight, density);
                    }
                }
            }
        }

        /** Adds the point (m, v); the outer density is split between both factors, which may be huge. */
        private void addPoint(double m, double v, double weight, double rootDensity) {
            double x = m + s * v;
            double y = sign * (m - s * v);
            innerValue += weight
                    * (f.value().applyAsDouble(x) * rootDensity)
                    * (g.value().applyAsDouble(y) * rootDensity);
            innerSlope += weight
                    * (f.derivative().applyAsDouble(x) * rootDensity)
                    * (g.derivative().applyAsDouble(y) * rootDensity);
        }

        private static boolean anyWithin(double[] points, double low, double high) {
            for (double p : points) {
                if (p > low && p < high) {
                    return true;
                }
            }
            return false;
        }

        private static double narrowest(double[] edges, double low, double high) {
            double narrowest = GaussianGrid.PANEL;
            for (int i = 0; i < edges.length - 1; i++) {
                if (edges[i + 1] > low && edges[i] < high) {
                    narrowest = Math.min(narrowest, edges[i + 1] - edges[i]);
                }
            }
            return narrowest;
        }
    }
}
