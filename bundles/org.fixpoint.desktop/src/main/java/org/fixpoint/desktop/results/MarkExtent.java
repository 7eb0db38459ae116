package org.fixpoint.desktop.results;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;

/** From the smallest to the largest number that the marks of a plot have on an axis. */
public final class MarkExtent {
    private final boolean log;
    private final DoubleSummaryStatistics numbers = new DoubleSummaryStatistics();

    private MarkExtent(boolean log) {
        this.log = log;
    }

    /** The range of an axis that shows all marks. */
    public static AxisRange of(Panel.Plot plot, Panel.Axis axis, boolean horizontal) {
        MarkExtent extent = new MarkExtent(axis.scale() == Scale.LOG);
        plot.marks().forEach(mark -> extent.add(mark, horizontal));
        return AxisRange.over(axis, extent.numbers.getMin(), extent.numbers.getMax());
    }

    private void add(Mark mark, boolean horizontal) {
        if (mark instanceof Mark.Line line) {
            add(horizontal ? line.x() : line.y());
        } else if (mark instanceof Mark.Points points) {
            add(horizontal ? points.x() : points.y());
        } else if (mark instanceof Mark.Band band) {
            add(horizontal ? band.x() : band.low());
            add(horizontal ? band.x() : band.high());
        } else if (mark instanceof Mark.Bars bars) {
            bars(bars, horizontal);
        } else if (mark instanceof Mark.Heat heat) {
            add(horizontal ? heat.x() : heat.y());
        } else if (mark instanceof Mark.Regions regions) {
            add(horizontal ? regions.x() : regions.y());
        }
    }

    /** Bars are as wide as their distance and stand on zero. */
    private void bars(Mark.Bars bars, boolean horizontal) {
        double[] x = bars.x();
        add(horizontal ? x : bars.y());
        if (x.length > 0 && !horizontal) {
            add(0);
        } else if (x.length > 0) {
            double half = x.length > 1 ? Math.abs(x[1] - x[0]) / 2 : 0.5;
            add(x[0] - half, x[x.length - 1] + half);
        }
    }

    private void add(double... more) {
        DoubleStream.of(more)
                .filter(value -> Double.isFinite(value) && (!log || value > 0))
                .forEach(numbers);
    }
}
