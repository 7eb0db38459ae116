package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/** Zeros of an expression on a grid, by changes of sign and by extrema that touch zero, each located to full precision. */
final class ZeroSearch {
    private static final double NEAR = 64;
    private static final double STEP = 1.0 / 128;
    private static final double WAVE_STEP = 1.0 / 32;
    static final double WAVES = 1000;
    private static final double FAR = 1e9;
    private static final double RATIO = 1.01;
    private static final double TOUCHES = 1e-11; // of the values a step away

    private final Evaluation value;
    private final Evaluation slope;
    private final List<Double> found = new ArrayList<>();

    private ZeroSearch(Term term, Term derivative) {
        value = new Evaluation(term);
        slope = new Evaluation(derivative);
    }

    /** The zeros of a term whose derivative is given, ascending; of an interval on which it vanishes, the ends. */
    static List<Double> of(Term term, Term derivative) {
        ZeroSearch search = new ZeroSearch(term, derivative);
        search.scan(grid(hasWaves(term)));
        return search.found;
    }

    /** Whether there may be zeros for ever. */
    static boolean hasWaves(Term term) {
        return term.inOrder().stream()
                .anyMatch(each -> each.op().isPeriodic() && each.first().varies());
    }

    private static double[] grid(boolean waves) {
        List<Double> positive = new ArrayList<>();
        for (int i = 1; i * STEP <= NEAR; i++) {
            positive.add(i * STEP);
        }
        if (waves) {
            for (int i = 1; NEAR + i * WAVE_STEP <= WAVES; i++) {
                positive.add(NEAR + i * WAVE_STEP);
            }
        } else {
            for (double x = NEAR * RATIO; x <= FAR; x *= RATIO) {
                positive.add(x);
            }
        }
        int n = positive.size();
        double[] grid = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            grid[n + 1 + i] = positive.get(i);
            grid[n - 1 - i] = -positive.get(i);
        }
        return grid;
    }

    private void scan(double[] grid) {
        double[] values = Arrays.stream(grid).map(value::at).toArray();
        int i = 0;
        while (i < grid.length) {
            int end = i;
            while (values[i] == 0 && end + 1 < grid.length && values[end + 1] == 0) {
                end++;
            }
            if (values[i] == 0) {
                vanishing(grid, i, end);
            } else if (i + 1 < grid.length) {
                cell(grid[i], values[i], grid[i + 1], values[i + 1]);
            }
            i = end + 1;
        }
    }

    private void cell(double left, double a, double right, double b) {
        if (a * Math.signum(b) < 0) {
            add(crossing(left, right));
        } else if (a * Math.signum(b) > 0) {
            double sign = Math.signum(a);
            double down = sign * slope.at(left);
            double up = sign * slope.at(right);
            if (down < 0 && up > 0) {
                extremum(left, a, right, b, sign);
            }
        }
    }

    /** A zero at a grid point, or the ends of an interval of zeros. */
    private void vanishing(double[] grid, int first, int last) {
        if (first == last) {
            add(grid[first]);
            return;
        }
        if (first > 0) {
            add(boundary(grid[first - 1], grid[first], x -> value.at(x) != 0));
        }
        if (last + 1 < grid.length) {
            add(boundary(grid[last], grid[last + 1], x -> value.at(x) == 0));
        }
    }

    private void extremum(double left, double a, double right, double b, double sign) {
        double at = boundary(left, right, x -> sign * slope.at(x) < 0);
        double extreme = sign * value.at(at);
        if (extreme < 0) {
            add(crossing(left, at));
            add(crossing(at, right));
        } else if (extreme <= TOUCHES * Math.max(Math.abs(a), Math.abs(b))) {
            add(at);
        }
    }

    private double crossing(double left, double right) {
        double sign = Math.signum(value.at(left));
        double low = boundary(left, right, x -> Math.signum(value.at(x)) == sign);
        double high = Math.nextUp(low);
        return Math.abs(value.at(high)) < Math.abs(value.at(low)) ? high : low;
    }

    /** The last number at which a predicate holds that holds at the left end and not at the right one. */
    private static double boundary(double left, double right, DoublePredicate holds) {
        double low = left;
        double high = right;
        while (true) {
            double middle = 0.5 * (low + high);
            if (!(low < middle && middle < high)) {
                return low;
            }
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private void add(double zero) {
        found.add(zero + 0.0);
        if (found.size() > Zeros.MOST_CANDIDATES) {
            throw Zeros.tooMany();
        }
    }
}
