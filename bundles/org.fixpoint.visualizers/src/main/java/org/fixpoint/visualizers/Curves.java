package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Panel.Scale;
import org.fixpoint.visualizers.paint.Hues;

/**
 * Curves over a dimension, with their spread over replicates, and a theory beside them.
 *
 * @param main the numbers that are shown as lines with bands
 * @param theory what they are compared with, dashed
 */
record Curves(Item.Array main, Optional<Item.Array> theory, Arrangement arrangement) {
    private static final Mark.Shape[] SHAPES = {
        Mark.Shape.DISC,
        Mark.Shape.SQUARE,
        Mark.Shape.TRIANGLE,
        Mark.Shape.DIAMOND,
        Mark.Shape.STAR,
        Mark.Shape.CROSS,
        Mark.Shape.CIRCLE
    };
    private static final int MARKERS = 8;
    private static final double SAME = 0.01; // of the range shown: about the width of a line

    /** The mean and spread of what is measured in one panel and series. */
    Spread measured(Map<String, Integer> panel, int member) {
        return Spread.of(new Slices(main).along(arrangement.along().name(), arrangement.place(panel, member)));
    }

    /** Whether what is measured at one place of a curve is infinite in each replicate. */
    boolean infinite(Map<String, Integer> panel, int member, int at) {
        return new Slices(main)
                .along(arrangement.along().name(), arrangement.place(panel, member)).stream()
                        .allMatch(replicate -> Double.isInfinite(replicate[at]));
    }

    /** The mean of the theory in one panel and series over all that distinguishes its points. */
    Optional<double[]> predicted(Map<String, Integer> panel, int member) {
        return theory.map(array -> Spread.of(
                        new Slices(array).along(arrangement.along().name(), arrangement.place(panel, member)))
                .mean());
    }

    /** The figure. */
    Figure figure(String title, Optional<String> finding, String name, Scale xScale, Scale yScale) {
        List<Map<String, Integer>> places = arrangement.panelPlaces();
        double[] range = range(places, yScale);
        String bandLabel = bandLabel(places);
        Axis x = axis(Wording.axis(arrangement.along()), xScale);
        Axis y = axis(Wording.quantity(main.quantity(), main.unit()), yScale);
        if (places.size() > 1 && range[0] < range[1]) {
            y = y.from(range[0], range[1]);
        }
        List<Panel> panels = new ArrayList<>();
        for (Map<String, Integer> place : places) {
            panels.add(new Panel.Plot(arrangement.panelTitle(place), x, y, marks(place, name, range, bandLabel)));
        }
        return new Figure(title, finding, columns(panels.size()), panels);
    }

    private static Axis axis(String label, Scale scale) {
        return scale == Scale.LOG ? Axis.log(label) : Axis.linear(label);
    }

    /** Columns of a grid that is a little wider than high. */
    static int columns(int panels) {
        return panels <= 3 ? Math.max(1, panels) : panels == 4 ? 2 : (int) Math.ceil(Math.sqrt(panels));
    }

    private List<Mark> marks(Map<String, Integer> place, String name, double[] range, String bandLabel) {
        List<Mark> bands = new ArrayList<>();
        List<Mark> lines = new ArrayList<>();
        List<Mark> points = new ArrayList<>();
        double[] x = arrangement.coordinates();
        int count = arrangement.seriesCount();
        for (int i = 0; i < count; i++) {
            Spread spread = measured(place, i);
            if (spread.most() == 0) {
                continue; // its points failed or were not reached: nothing to see, and nothing for the legend to name
            }
            String label = arrangement.seriesLabel(i, name);
            int hue = hue(i);
            if (spread.most() > 1) {
                bands.add(new Mark.Band(bandLabel, hue, x, spread.low(), spread.high()));
            }
            lines.add(new Mark.Line(label, hue, Mark.Stroke.SOLID, x, spread.mean()));
            points.add(markers(label, hue, i, x, spread.mean()));
        }
        List<Mark> marks = new ArrayList<>(bands);
        marks.addAll(lines);
        marks.addAll(points);
        marks.addAll(theoryLines(place, x, range));
        return marks;
    }

    /** What the bands show, with the numbers of replicates that are there where some are missing: 2 to 4 of 12 replicates. */
    private String bandLabel(List<Map<String, Integer>> places) {
        int all = arrangement.bands().stream().mapToInt(Dimension::size).reduce(1, (a, b) -> a * b);
        int least = all;
        int most = 0;
        for (Map<String, Integer> place : places) {
            for (int i = 0; i < arrangement.seriesCount(); i++) {
                Spread spread = measured(place, i);
                least = spread.most() > 1 ? Math.min(least, spread.least()) : least;
                most = Math.max(most, spread.most());
            }
        }
        String counted =
                Wording.list(arrangement.bands().stream().map(Curves::counted).toList());
        if (least == all) {
            return "± 1 standard deviation over " + counted;
        }
        String there = least < most ? least + " to " + most : Integer.toString(most);
        return "± 1 s.d. over " + there + " of " + counted; // a legend is narrow
    }

    private static String counted(Dimension dim) {
        return dim.size() + " " + dim.name().replace('-', ' ')
                + (dim.size() == 1 || dim.name().endsWith("s") ? "" : "s");
    }

    private int hue(int member) {
        boolean ordered = arrangement
                .series()
                .filter(dim -> dim instanceof Dimension.Numbers)
                .isPresent();
        return ordered && arrangement.seriesCount() > 1 ? Hues.ordered(member, arrangement.seriesCount()) : member;
    }

    /** A few points on a line, at other places for each series, so that lines differ without colour. */
    private Mark.Points markers(String label, int hue, int member, double[] x, double[] y) {
        int stride = x.length <= 12 ? 1 : (x.length + MARKERS - 1) / MARKERS;
        int start = stride == 1 ? 0 : member * stride / arrangement.seriesCount();
        int count = start >= x.length ? 0 : (x.length - start + stride - 1) / stride;
        double[] someX = new double[count];
        double[] someY = new double[count];
        for (int k = 0; k < count; k++) {
            someX[k] = x[start + k * stride];
            someY[k] = y[start + k * stride];
        }
        return new Mark.Points(label, hue, SHAPES[member % SHAPES.length], someX, someY);
    }

    /** One neutral line if the theory is the same for all series within the width of a line, else one for each. */
    private List<Mark> theoryLines(Map<String, Integer> place, double[] x, double[] range) {
        if (theory.isEmpty()) {
            return List.of();
        }
        List<double[]> each = new ArrayList<>();
        for (int i = 0; i < arrangement.seriesCount(); i++) {
            predicted(place, i).ifPresent(each::add);
        }
        if (same(each, SAME * (range[1] - range[0]))) {
            return List.of(new Mark.Line(
                    "theory",
                    Mark.NEUTRAL,
                    Mark.Stroke.DASHED,
                    x,
                    Spread.of(each).mean()));
        }
        List<Mark> lines = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (Arrays.stream(each.get(i)).noneMatch(Double::isFinite)) {
                continue;
            }
            String label = arrangement.seriesLabel(i, "") + " theory";
            lines.add(new Mark.Line(label.strip(), hue(i), Mark.Stroke.DASHED, x, each.get(i)));
        }
        return lines;
    }

    private static boolean same(List<double[]> lines, double tolerance) {
        for (double[] line : lines) {
            for (int k = 0; k < line.length; k++) {
                if (Math.abs(line[k] - lines.get(0)[k]) > tolerance) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The range of all panels with a margin, so that they can be compared. */
    private double[] range(List<Map<String, Integer>> places, Scale scale) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Map<String, Integer> place : places) {
            for (int i = 0; i < arrangement.seriesCount(); i++) {
                Spread spread = measured(place, i);
                List<double[]> shown = new ArrayList<>(List.of(spread.mean(), spread.low(), spread.high()));
                predicted(place, i).ifPresent(shown::add);
                for (double[] values : shown) {
                    for (double value : values) {
                        if (Double.isFinite(value) && (scale == Scale.LINEAR || value > 0)) {
                            low = Math.min(low, value);
                            high = Math.max(high, value);
                        }
                    }
                }
            }
        }
        if (scale == Scale.LOG) {
            return new double[] {low / 1.3, high * 1.3};
        }
        double margin = 0.04 * (high - low);
        return new double[] {low - margin, high + margin};
    }
}
