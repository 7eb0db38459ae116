package org.fixpoint.maths.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Halves panels until the half densities of a function and of its derivative are polynomials of degree 15 on each to 1e-12 of the
 * largest value met.
 *
 * <p>A panel that looks resolved at its nodes is probed between them and next to its ends, and where it holds 0 at distances down to
 * 1e-7 from it, so that a narrow feature there is not missed.
 */
final class PanelHalving {
    private static final int NODES = GaussianGrid.NODES;
    private static final double[] LAST = tailRow(NODES - 1);
    private static final double[] SECOND_LAST = tailRow(NODES - 2);
    private static final double RESOLVED = 1e-12;
    private static final double AGREED = 1e-9; // of a probe: interpolation magnifies what the tail leaves out
    private static final double[] PROBES = {0.001, 0.3, 0.62, 0.999}; // of the width of a panel
    private static final double NEAREST = 1e-7;
    private static final int MOST_PANELS = 6000;
    private static final double NARROWEST = 1e-9;

    private final PiecewiseFunction function;
    private final double[] breakpoints;
    private final double[] scale = {Double.MIN_NORMAL, Double.MIN_NORMAL};
    private final double[] nodes = new double[NODES];
    private final List<Double> resolved = new ArrayList<>();

    PanelHalving(PiecewiseFunction function) {
        this.function = function;
        breakpoints = function.breakpoints();
    }

    /** The edges of panels that are resolved. */
    double[] of(List<Double> start) {
        double[][][] halves = new double[start.size() - 1][2][NODES];
        for (int panel = 0; panel < halves.length; panel++) {
            sample(start.get(panel), start.get(panel + 1), halves[panel]);
        }
        for (int panel = 0; panel < halves.length; panel++) {
            halve(start.get(panel), start.get(panel + 1), halves[panel]);
        }
        resolved.add(start.get(start.size() - 1));
        return resolved.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A panel of which the samples are given; they are overwritten. */
    private void halve(double low, double high, double[][] half) {
        if (resolved.size() > MOST_PANELS) {
            throw new AccuracyException("The function needs more than " + MOST_PANELS
                    + " panels to be resolved near x = " + low + "; list its kinks and jumps, or use a smoother one");
        }
        if (isSmooth(half) && agreesWithProbes(low, high, half)) {
            resolved.add(low);
            return;
        }
        if (high - low < NARROWEST) {
            throw unresolved(low, high);
        }
        double middle = 0.5 * (low + high);
        sample(low, middle, half);
        halve(low, middle, half);
        sample(middle, high, half);
        halve(middle, high, half);
    }

    private AccuracyException unresolved(double low, double high) {
        for (double x : breakpoints) {
            if (x == low || x == high) {
                return new AccuracyException("Beside its kink or jump at x = " + x
                        + " (in standard deviations) the function has a derivative without bound, as |x|^1.5 has;"
                        + " replace it there by a polynomial");
            }
        }
        return new AccuracyException("The function or its derivative is not smooth near x = " + low
                + " (in standard deviations); list the kink or jump there, or check the derivative");
    }

    private void sample(double low, double high, double[][] half) {
        for (int i = 0; i < NODES; i++) {
            nodes[i] = low + 0.5 * (high - low) * (1 + GaussianGrid.RULE.node(i));
        }
        GaussianGrid.sample(function, nodes, half[0], half[1]);
        for (int which = 0; which < 2; which++) {
            scale[which] = Math.max(
                    scale[which],
                    Arrays.stream(half[which]).map(Math::abs).max().orElse(0));
        }
    }

    private boolean isSmooth(double[][] half) {
        for (int which = 0; which < 2; which++) {
            double tail = 0;
            double last = 0;
            for (int i = 0; i < NODES; i++) {
                tail += SECOND_LAST[i] * half[which][i];
                last += LAST[i] * half[which][i];
            }
            if (Math.abs(tail) + Math.abs(last) > RESOLVED * scale[which]) {
                return false;
            }
        }
        return true;
    }

    private boolean agreesWithProbes(double low, double high, double[][] half) {
        double width = high - low;
        for (double share : PROBES) {
            if (!agrees(low + share * width, low, width, half)) {
                return false;
            }
        }
        boolean cut = Arrays.binarySearch(breakpoints, 0) >= 0;
        for (double near = 0.25 * width; near > NEAREST && low <= 0 && high >= 0 && !cut; near *= 0.25) {
            if (near < high && !agrees(near, low, width, half)) {
                return false;
            }
            if (-near > low && !agrees(-near, low, width, half)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the polynomial through the nodes, in the barycentric form, meets the function between them. */
    private boolean agrees(double x, double low, double width, double[][] half) {
        double t = 2 * (x - low) / width - 1;
        double[] sum = new double[2];
        double weights = 0;
        for (int i = 0; i < NODES; i++) {
            double node = GaussianGrid.RULE.node(i);
            if (t == node) {
                return true;
            }
            double root = Math.sqrt((1 - node) * (1 + node) * GaussianGrid.RULE.weight(i));
            double weight = (i % 2 == 0 ? root : -root) / (t - node);
            weights += weight;
            sum[0] += weight * half[0][i];
            sum[1] += weight * half[1][i];
        }
        double density = GaussianGrid.halfDensity(x);
        double value = function.value().applyAsDouble(x) * density;
        double slope = function.derivative().applyAsDouble(x) * density;
        return Math.abs(value - sum[0] / weights) <= AGREED * scale[0]
                && Math.abs(slope - sum[1] / weights) <= AGREED * scale[1];
    }

    /** The weights that turn node values into the Legendre coefficient of one degree. */
    private static double[] tailRow(int degree) {
        double[] row = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double t = GaussianGrid.RULE.node(i);
            double previous = 1;
            double current = t;
            for (int k = 2; k <= degree; k++) {
                double next = ((2 * k - 1) * t * current - (k - 1) * previous) / k;
                previous = current;
                current = next;
            }
            row[i] = 0.5 * (2 * degree + 1) * GaussianGrid.RULE.weight(i) * current;
        }
        return row;
    }
}
