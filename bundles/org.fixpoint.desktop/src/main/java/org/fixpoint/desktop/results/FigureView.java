package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;

/**
 * A figure as it is looked at: which part of each pair of axes, on which scales, and without which series. The figure itself never
 * changes, so that every view can be left for the whole again.
 *
 * @param whole the figure as it was drawn
 * @param ranges of each pair of axes, by the index of its panel
 * @param hidden labels of series that are left out
 */
public record FigureView(Figure whole, Map<Integer, Axes> ranges, Set<String> hidden) {
    public FigureView {
        ranges = Collections.unmodifiableMap(new TreeMap<>(ranges));
        hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
    }

    /** The ranges of one pair of axes. */
    public record Axes(AxisRange x, AxisRange y) {}

    /** All of a figure. */
    public static FigureView of(Figure figure) {
        Map<Integer, Axes> ranges = new TreeMap<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            if (figure.panels().get(i) instanceof Panel.Plot plot) {
                ranges.put(i, axes(plot, plot.x().scale(), plot.y().scale()));
            }
        }
        return new FigureView(figure, ranges, Set.of());
    }

    private static Axes axes(Panel.Plot plot, Scale x, Scale y) {
        return new Axes(MarkExtent.of(plot, on(plot.x(), x), true), MarkExtent.of(plot, on(plot.y(), y), false));
    }

    private static Panel.Axis on(Panel.Axis axis, Scale scale) {
        return scale == axis.scale()
                ? axis
                : scale == Scale.LOG ? Panel.Axis.log(axis.label()) : Panel.Axis.linear(axis.label());
    }

    private FigureView with(int panel, Axes axes) {
        Map<Integer, Axes> other = new TreeMap<>(ranges);
        other.put(panel, axes);
        return new FigureView(whole, other, hidden);
    }

    /**
     * A part of a panel, {@code factor} times as wide and high, in which the place at the fractions stays where it is.
     *
     * @param across from left to right, in [0, 1]
     * @param up from bottom to top, in [0, 1]
     */
    public FigureView zoomed(int panel, double across, double up, double factor) {
        Axes axes = axes(panel);
        return with(panel, new Axes(axes.x().zoomed(across, factor), axes.y().zoomed(up, factor)));
    }

    /** The part of a panel that lies a fraction of its width and height farther on. */
    public FigureView moved(int panel, double across, double up) {
        Axes axes = axes(panel);
        return with(panel, new Axes(axes.x().moved(across), axes.y().moved(up)));
    }

    /** The numbers at a place of a panel. */
    public String at(int panel, double across, double up) {
        Axes axes = axes(panel);
        Panel.Plot plot = (Panel.Plot) whole.panels().get(panel);
        return named(plot.x().label(), "x") + " = " + Numeral.brief(axes.x().at(across)) + ",   "
                + named(plot.y().label(), "y") + " = " + Numeral.brief(axes.y().at(up));
    }

    private static String named(String label, String otherwise) {
        return label.isBlank() ? otherwise : label;
    }

    private Axes axes(int panel) {
        return Optional.ofNullable(ranges.get(panel))
                .orElseThrow(() -> new IllegalArgumentException("panel " + panel + " has no axes"));
    }

    /** Whether all plots are logarithmic in one direction. */
    public boolean isLog(boolean horizontal) {
        return !ranges.isEmpty()
                && ranges.values().stream().allMatch(axes -> (horizontal ? axes.x() : axes.y()).scale() == Scale.LOG);
    }

    /** All plots on the other scale in one direction, whole. */
    public FigureView swapped(boolean horizontal) {
        Scale other = isLog(horizontal) ? Scale.LINEAR : Scale.LOG;
        Map<Integer, Axes> swapped = new TreeMap<>();
        ranges.forEach((panel, axes) -> swapped.put(
                panel,
                axes(
                        (Panel.Plot) whole.panels().get(panel),
                        horizontal ? other : axes.x().scale(),
                        horizontal ? axes.y().scale() : other)));
        return new FigureView(whole, swapped, hidden);
    }

    /** The labels of all series, in the order of the legend. */
    public List<String> series() {
        Set<String> labels = new LinkedHashSet<>();
        for (Panel panel : whole.panels()) {
            if (panel instanceof Panel.Plot plot) {
                plot.marks().stream().flatMap(SeriesMarks::of).forEach(labels::add);
            }
        }
        return List.copyOf(labels);
    }

    /** Without a series, or with it again. */
    public FigureView toggled(String label) {
        Set<String> other = new TreeSet<>(hidden);
        if (!other.remove(label)) {
            other.add(label);
        }
        return new FigureView(whole, ranges, other);
    }

    /** With all series but these. */
    public FigureView without(Set<String> labels) {
        return new FigureView(whole, ranges, labels);
    }

    /** What there is to see: to be exported and copied. */
    public Figure figure() {
        return with((plot, axes) -> shown(plot, axes, mark -> SeriesMarks.without(hidden, mark)));
    }

    /** The same for the screen: series that are left out stay in the legend, pale, so that they can be shown again. */
    public Figure painted() {
        return with(this::painted);
    }

    private Panel.Plot painted(Panel.Plot plot, Axes axes) {
        return shown(plot, axes, mark -> SeriesMarks.muted(hidden, mark));
    }

    /** The same with a veil over each pair of axes, from edge to edge: where it differs, there the axes are. */
    public Figure veiled() {
        return with((plot, axes) -> veiled(painted(plot, axes), axes));
    }

    /** The figure with other plots. */
    private Figure with(BiFunction<Panel.Plot, Axes, Panel.Plot> seen) {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < whole.panels().size(); i++) {
            panels.add(
                    whole.panels().get(i) instanceof Panel.Plot plot
                            ? seen.apply(plot, axes(i))
                            : whole.panels().get(i));
        }
        return new Figure(whole.title(), whole.finding(), whole.columns(), panels);
    }

    private static Panel.Plot shown(Panel.Plot plot, Axes axes, Function<Mark, List<Mark>> left) {
        List<Mark> marks =
                plot.marks().stream().flatMap(mark -> left.apply(mark).stream()).toList();
        return new Panel.Plot(plot.title(), axes.x().of(plot.x()), axes.y().of(plot.y()), marks, plot.sameUnits());
    }

    private static Panel.Plot veiled(Panel.Plot plot, Axes axes) {
        List<Mark> marks = new ArrayList<>(plot.marks());
        double[] x = {axes.x().low(), axes.x().high()};
        double[] low = {axes.y().low(), axes.y().low()};
        double[] high = {axes.y().high(), axes.y().high()};
        marks.add(new Mark.Band("", Mark.NEUTRAL, x, low, high));
        return new Panel.Plot(plot.title(), plot.x(), plot.y(), marks, plot.sameUnits());
    }
}
