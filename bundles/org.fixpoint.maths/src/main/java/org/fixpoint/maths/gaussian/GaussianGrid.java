package org.fixpoint.maths.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.fixpoint.maths.elementary.Elementary;

/**
 * The split quadrature grid of a function under the standard normal: Gauss-Legendre panels of 16 nodes, cut at every
 * breakpoint and halved until the function and its derivative are resolved.
 *
 * <p>Stored are the half densities f(x) p(x)^½ and f'(x) p(x)^½, p the normal density: they stay finite and square
 * summable as long as the function is square integrable, although f itself may be huge far out.
 */
final class GaussianGrid {
    static final int NODES = 16;
    static final double PANEL = 1.5;

    static final GaussLegendre RULE = new GaussLegendre(NODES);
    private static final double FOURTH_ROOT = 0.6316187777460647; // (2π)^(-1/4)
    private static final double SHORTEST_REACH = 10;
    private static final double FURTHEST_REACH = 53; // beyond, p(x)^½ is below the smallest double
    private static final double DIED_OUT = 1e-8; // of the largest half density: its square is 1e-16
    private static final double LARGEST =
            1e150; // the square of a larger half density, times the width of a panel, overflows
    private static final double SMALLEST = 1e-150;

    /** Panel boundaries, ascending. */
    final double[] edges;
    /**
     * Half the width of each panel. Widths that differ by rounding only are one number, so that what follows from it is computed
     * once; panels then overlap, or leave out, a unit in the last place of their edges.
     */
    final double[] half;
    /** Nodes, ascending: 16 per panel. */
    final double[] x;
    /** Legendre weights scaled to the panel. */
    final double[] weight;
    /** f(x) p(x)^½ at the nodes. */
    final double[] value;
    /** f'(x) p(x)^½ at the nodes. */
    final double[] slope;

    private final PiecewiseFunction function;

    private GaussianGrid(PiecewiseFunction function, double[] edges) {
        this(function, edges, halves(edges));
    }

    private GaussianGrid(PiecewiseFunction function, double[] edges, double[] half) {
        this.function = function;
        this.edges = edges;
        this.half = half;
        int n = (edges.length - 1) * NODES;
        x = new double[n];
        weight = new double[n];
        value = new double[n];
        slope = new double[n];
        for (int panel = 0; panel < edges.length - 1; panel++) {
            for (int i = 0; i < NODES; i++) {
                int at = panel * NODES + i;
                x[at] = edges[panel] + half[panel] * (1 + RULE.node(i));
                weight[at] = half[panel] * RULE.weight(i);
            }
        }
        sample(function, x, value, slope);
    }

    /** Half the widths, those that differ by rounding each the mean of all of them. */
    private static double[] halves(double[] edges) {
        double[] halves = new double[edges.length - 1];
        Integer[] ascending = new Integer[halves.length];
        for (int panel = 0; panel < halves.length; panel++) {
            halves[panel] = 0.5 * (edges[panel + 1] - edges[panel]);
            ascending[panel] = panel;
        }
        Arrays.sort(ascending, Comparator.comparingDouble(panel -> halves[panel]));
        int first = 0;
        while (first < halves.length) {
            int last = first;
            double sum = 0;
            double narrowest = halves[ascending[first]];
            while (last < halves.length && halves[ascending[last]] - narrowest <= rounding(edges, ascending[last])) {
                sum += halves[ascending[last]];
                last++;
            }
            double mean = sum / (last - first);
            for (int i = first; i < last; i++) {
                halves[ascending[i]] = mean;
            }
            first = last;
        }
        return halves;
    }

    private static double rounding(double[] edges, int panel) {
        return Math.ulp(Math.max(Math.abs(edges[panel]), Math.abs(edges[panel + 1])));
    }

    /** The adapted grid of a function. */
    static GaussianGrid of(PiecewiseFunction function) {
        double[] points = function.breakpoints();
        double inner = points.length == 0 ? 0 : Math.max(Math.abs(points[0]), Math.abs(points[points.length - 1]));
        double reach = Math.max(SHORTEST_REACH, Math.min(inner + 1, FURTHEST_REACH));
        double left = reach(function, -1, reach);
        double right = reach(function, 1, reach);
        GaussianGrid grid =
                new GaussianGrid(function, new PanelHalving(function).of(startingEdges(points, -left, right, PANEL)));
        requireRange(grid.value, "values");
        requireRange(grid.slope, "slopes");
        return grid;
    }

    /** Whether squares of the half densities neither overflow nor vanish. */
    private static void requireRange(double[] half, String what) {
        double size = Arrays.stream(half).map(Math::abs).max().orElse(0);
        if (size != 0 && !(size >= SMALLEST && size <= LARGEST)) {
            throw new AccuracyException("The " + what + " of the function are about " + size
                    + " in size, and their squares lie beyond the range of doubles; multiply the function by a constant that"
                    + " brings it near 1");
        }
    }

    /** The same grid with every panel cut into equal parts no wider than a bound. */
    GaussianGrid refined(double widest) {
        List<Double> finer = new ArrayList<>();
        List<Double> halves = new ArrayList<>();
        for (int panel = 0; panel < edges.length - 1; panel++) {
            int before = finer.size();
            addEqualParts(finer, edges[panel], edges[panel + 1], widest);
            int parts = finer.size() - before;
            halves.addAll(Collections.nCopies(parts, half[panel] / parts));
        }
        finer.add(edges[edges.length - 1]);
        return new GaussianGrid(function, array(finer), array(halves));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The second opinion: every panel halved, the range 2 wider on both sides. */
    GaussianGrid checked() {
        List<Double> finer = new ArrayList<>();
        double low = Math.max(edges[0] - 2, -FURTHEST_REACH);
        double high = Math.min(edges[edges.length - 1] + 2, FURTHEST_REACH);
        addEqualParts(finer, low, edges[0], PANEL);
        for (int panel = 0; panel < edges.length - 1; panel++) {
            addEqualParts(finer, edges[panel], edges[panel + 1], 0.6 * (edges[panel + 1] - edges[panel]));
        }
        addEqualParts(finer, edges[edges.length - 1], high, PANEL);
        return withEdges(finer);
    }

    /** The width of the narrowest panel that the function needed; slivers between breakpoints do not count. */
    double narrowestPanel() {
        double[] points = function.breakpoints();
        double narrowest = PANEL;
        for (int i = 0; i < edges.length - 1; i++) {
            boolean cut = Arrays.binarySearch(points, edges[i]) >= 0 && Arrays.binarySearch(points, edges[i + 1]) >= 0;
            narrowest = cut ? narrowest : Math.min(narrowest, edges[i + 1] - edges[i]);
        }
        return narrowest;
    }

    /** p(x)^½, the square root of the normal density. */
    static double halfDensity(double x) {
        return FOURTH_ROOT * Elementary.exp(-0.25 * x * x);
    }

    private GaussianGrid withEdges(List<Double> list) {
        if (list.isEmpty() || list.get(list.size() - 1) < edges[edges.length - 1]) {
            list.add(edges[edges.length - 1]);
        }
        return new GaussianGrid(
                function,
                list.stream().mapToDouble(Double::doubleValue).distinct().toArray());
    }

    /** How far out on one side the half densities matter. */
    private static double reach(PiecewiseFunction function, int side, double start) {
        double largest = Double.MIN_NORMAL;
        double[] x = new double[NODES];
        double[] value = new double[NODES];
        double[] slope = new double[NODES];
        int quiet = 0;
        double from = 0;
        while (from < start || quiet < 3) {
            if (from >= FURTHEST_REACH) {
                throw new NotSquareIntegrableException("The function is not square-integrable under the Gaussian as far"
                        + " as can be verified: at x = " + side * from + " its weight has not died out;"
                        + " use a function that grows more slowly than exp(x^2/4)");
            }
            double far = 0;
            for (int i = 0; i < NODES; i++) {
                x[i] = side * (from + 0.5 * (1 + RULE.node(i)));
            }
            sample(function, x, value, slope);
            for (int i = 0; i < NODES; i++) {
                far = Math.max(far, Math.max(Math.abs(value[i]), Math.abs(slope[i])));
            }
            largest = Math.max(largest, far);
            quiet = far <= DIED_OUT * largest ? quiet + 1 : 0;
            from += 1;
        }
        return Math.max(start, from - 2);
    }

    /**
     * The half densities f(x) p(x)^½ and f'(x) p(x)^½.
     *
     * @throws NotSquareIntegrableException where the function or its derivative is not finite
     */
    static void sample(PiecewiseFunction function, double[] x, double[] value, double[] slope) {
        function.values().apply(x, value);
        function.derivatives().apply(x, slope);
        for (int i = 0; i < x.length; i++) {
            double density = halfDensity(x[i]);
            value[i] = finite(value[i], "value", x[i]) * density;
            slope[i] = finite(slope[i], "derivative", x[i]) * density;
        }
    }

    private static double finite(double y, String what, double x) {
        if (!Double.isFinite(y)) {
            throw new NotSquareIntegrableException("The " + what + " of the function is " + y + " at x = " + x
                    + " where it still counts under the Gaussian; use a function that is finite there");
        }
        return y;
    }

    private static List<Double> startingEdges(double[] points, double low, double high, double widest) {
        double[] cuts = new double[points.length + 2];
        System.arraycopy(points, 0, cuts, 1, points.length);
        cuts[0] = low;
        cuts[cuts.length - 1] = high;
        for (int i = 1; i < cuts.length - 1; i++) {
            cuts[i] = Math.min(Math.max(cuts[i], low), high); // a breakpoint beyond the range carries no weight
        }
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i < cuts.length - 1; i++) {
            addEqualParts(edges, cuts[i], cuts[i + 1], widest);
        }
        edges.add(high);
        return edges;
    }

    /** Appends the left ends of equal parts of [low, high). */
    private static void addEqualParts(List<Double> edges, double low, double high, double widest) {
        int parts = (int) Math.ceil((high - low) / widest);
        for (int i = 0; i < parts; i++) {
            edges.add(low + (high - low) * i / parts);
        }
    }
}
