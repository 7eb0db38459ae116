package org.fixpoint.engine.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/**
 * A map of one number, drawn with its diagonal, its fixed points and the steps from some starts.
 *
 * @param label of the axes: the number, and what becomes of it
 * @param low the least number
 * @param high the largest
 * @param map f
 * @param slope f′; may be infinite at the ends
 */
record ScalarSketch(List<String> label, double low, double high, DoubleUnaryOperator map, DoubleUnaryOperator slope) {
    private static final double SAME = 1e-9;
    private static final int HALVINGS = 50;
    private static final int STEPS = 100;

    /** A fixed point, and whether numbers nearby come to it. */
    record Crossing(double at, boolean stable) {}

    /** Fixed points between samples, and those at the ends; none where every number is one. */
    List<Crossing> crossings(double[] x, double[] y) {
        List<Crossing> crossings = new ArrayList<>();
        int last = x.length - 1;
        double scale = SAME * (high - low);
        if (allFixed(x, y)) {
            return crossings;
        }
        for (int i = 0; i <= last; i++) {
            double here = y[i] - x[i];
            if (Math.abs(here) <= scale && (i == 0 || i == last)) {
                crossings.add(new Crossing(x[i], attracts(x[i], (high - low) / last)));
            } else if (here == 0) {
                crossings.add(new Crossing(x[i], attracts(x[i], (high - low) / last)));
            } else if (i > 0 && here * (y[i - 1] - x[i - 1]) < 0 && isInner(i, last, x, y, scale)) {
                double at = root(x[i - 1], x[i]);
                crossings.add(new Crossing(at, attracts(at, (high - low) / last)));
            }
        }
        return crossings;
    }

    private static boolean isInner(int i, int last, double[] x, double[] y, double scale) {
        boolean first = i == 1 && Math.abs(y[0] - x[0]) <= scale;
        boolean end = i == last && Math.abs(y[last] - x[last]) <= scale;
        return !first && !end; // an end that is fixed but for rounding is no crossing too
    }

    /** Whether every number is a fixed point. */
    boolean allFixed(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(y[i] - x[i]) > SAME * (high - low)) {
                return false;
            }
        }
        return true;
    }

    private double root(double from, double to) {
        double a = from;
        double b = to;
        boolean rising = map.applyAsDouble(b) > b;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (a + b);
            if (map.applyAsDouble(middle) > middle == rising) {
                b = middle;
            } else {
                a = middle;
            }
        }
        return 0.5 * (a + b);
    }

    /** By the slope, and where that is 1 by what becomes of neighbours within the interval. */
    private boolean attracts(double at, double step) {
        double s = Math.abs(slope.applyAsDouble(at));
        if (Math.abs(s - 1) > SAME) {
            return s < 1;
        }
        double left = Math.max(low, at - step);
        double right = Math.min(high, at + step);
        return (left == at || map.applyAsDouble(left) > left) && (right == at || map.applyAsDouble(right) < right);
    }

    /** The samples of a curve. */
    double[] samples(int count) {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = i == count - 1 ? high : low + i * (high - low) / (count - 1);
        }
        return x;
    }

    /**
     * What is drawn, and what it shows in words.
     *
     * @param count of samples
     * @param starts from each the steps are drawn
     */
    Drawn drawn(int count, List<Double> starts) {
        double[] x = samples(count);
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            y[i] = map.applyAsDouble(x[i]);
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Line(
                "", Mark.NEUTRAL, Mark.Stroke.DOTTED, new double[] {low, high}, new double[] {low, high}));
        for (int k = 0; k < starts.size(); k++) {
            marks.add(steps(starts.get(k), 2 + k));
        }
        marks.add(new Mark.Line("", 0, Mark.Stroke.SOLID, x, y));
        List<Crossing> crossings = crossings(x, y);
        marks.addAll(points(crossings));
        return new Drawn(
                new Panel.Plot(
                        "", Panel.Axis.linear(label.get(0)).from(low, high), Panel.Axis.linear(label.get(1)), marks),
                words(crossings, allFixed(x, y)));
    }

    private static List<Mark> points(List<Crossing> crossings) {
        List<Mark> marks = new ArrayList<>();
        for (boolean stable : new boolean[] {false, true}) {
            double[] at = crossings.stream()
                    .filter(each -> each.stable() == stable)
                    .mapToDouble(Crossing::at)
                    .toArray();
            marks.add(new Mark.Points("", 1, stable ? Mark.Shape.DISC : Mark.Shape.CIRCLE, at, at.clone()));
        }
        return marks;
    }

    private String words(List<Crossing> crossings, boolean all) {
        if (all) {
            return "Every number is a fixed point.";
        }
        List<String> each = crossings.stream()
                .map(point -> (point.stable() ? "stable" : "unstable") + " at "
                        + String.format(Locale.ROOT, "%.4g", rounded(point.at())))
                .toList();
        return each.isEmpty() ? "No fixed point." : "Fixed points: " + String.join(", ", each) + ".";
    }

    /** Zero without the noise of rounding, and without its sign. */
    private double rounded(double at) {
        return Math.abs(at) <= SAME * (high - low) ? 0.0 : at;
    }

    /** From the diagonal to the curve, from the curve to the diagonal, and so on. */
    private Mark.Line steps(double start, int hue) {
        List<Double> x = new ArrayList<>(List.of(start));
        List<Double> y = new ArrayList<>(List.of(start));
        double here = start;
        for (int i = 0; i < STEPS && here >= low && here <= high; i++) {
            double next = map.applyAsDouble(here);
            x.addAll(List.of(here, next));
            y.addAll(List.of(next, next));
            if (Math.abs(next - here) < SAME * (high - low)) {
                break;
            }
            here = next;
        }
        return new Mark.Line("", hue, Mark.Stroke.SOLID, array(x), array(y));
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
