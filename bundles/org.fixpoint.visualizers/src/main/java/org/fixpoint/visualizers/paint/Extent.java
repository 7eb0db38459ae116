package org.fixpoint.visualizers.paint;

import java.util.Arrays;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;

/** The smallest rectangle round all marks of a plot; empty (left &gt; right) if no mark can be shown. */
record Extent(double left, double right, double bottom, double top) {
    private static final Extent EMPTY = new Extent(
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Extent of(Panel.Plot plot) {
        boolean logX = plot.x().scale() == Scale.LOG;
        boolean logY = plot.y().scale() == Scale.LOG;
        Extent extent = EMPTY;
        for (Mark mark : plot.marks()) {
            if (mark instanceof Mark.Line line) {
                extent = extent.with(line.x(), line.y(), logX, logY);
            } else if (mark instanceof Mark.Points points) {
                extent = extent.with(points.x(), points.y(), logX, logY);
            } else if (mark instanceof Mark.Band band) {
                extent = extent.with(band.x(), band.low(), logX, logY).with(band.x(), band.high(), logX, logY);
            } else if (mark instanceof Mark.Bars bars) {
                extent = extent.withBars(bars, logX, logY);
            } else if (mark instanceof Mark.Heat heat) {
                extent = extent.withCells(heat.x(), heat.y(), logX, logY);
            } else if (mark instanceof Mark.Regions regions) {
                extent = extent.withCells(regions.x(), regions.y(), logX, logY);
            }
        }
        return extent;
    }

    private Extent with(double[] x, double[] y, boolean logX, boolean logY) {
        Extent extent = this;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i]) && (!logX || x[i] > 0) && (!logY || y[i] > 0)) {
                extent = new Extent(
                        Math.min(extent.left, x[i]),
                        Math.max(extent.right, x[i]),
                        Math.min(extent.bottom, y[i]),
                        Math.max(extent.top, y[i]));
            }
        }
        return extent;
    }

    private Extent withCells(double[] columns, double[] rows, boolean logX, boolean logY) {
        Extent extent = this;
        for (double row : rows) {
            double[] y = new double[columns.length];
            Arrays.fill(y, row);
            extent = extent.with(columns, y, logX, logY);
        }
        return extent;
    }

    /** Bars are as wide as their distance and stand on zero. */
    private Extent withBars(Mark.Bars bars, boolean logX, boolean logY) {
        Extent extent = with(bars.x(), bars.y(), logX, logY);
        if (bars.x().length == 0 || extent.left > extent.right) {
            return extent;
        }
        double half = bars.x().length > 1 ? Math.abs(bars.x()[1] - bars.x()[0]) / 2 : 0.5;
        double left = logX ? extent.left : Math.min(extent.left, bars.x()[0] - half);
        double right = logX ? extent.right : Math.max(extent.right, bars.x()[bars.x().length - 1] + half);
        return new Extent(
                left,
                right,
                logY ? extent.bottom : Math.min(extent.bottom, 0),
                logY ? extent.top : Math.max(extent.top, 0));
    }
}
