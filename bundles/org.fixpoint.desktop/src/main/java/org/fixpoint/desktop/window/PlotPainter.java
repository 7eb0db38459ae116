package org.fixpoint.desktop.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.desktop.results.AxisRange;
import org.fixpoint.desktop.results.AxisTicks;
import org.fixpoint.desktop.results.MarkExtent;

/**
 * Paints lines and points over a pair of axes straight on the screen, for what moves while one looks; figures that are kept are painted
 * by the sinks.
 */
final class PlotPainter {
    // Okabe and Ito (2008), as figures have them; on a dark page half as far from white
    private static final RGB[] CYCLE = {
        new RGB(0x00, 0x72, 0xB2),
        new RGB(0xD5, 0x5E, 0x00),
        new RGB(0x00, 0x9E, 0x73),
        new RGB(0xCC, 0x79, 0xA7),
        new RGB(0xE6, 0x9F, 0x00),
        new RGB(0x56, 0xB4, 0xE9)
    };
    private static final int TICK = 4;
    private static final int MANY = 60;
    private static final int APART = 56;
    private static final int ABOVE = 34;

    private final Look look;
    private final Panel.Plot plot;
    private final Rectangle frame;
    private final AxisRange across;
    private final AxisRange up;
    private final int radius;
    private final Optional<PlotLegend> legend;

    private PlotPainter(
            Look look, Panel.Plot plot, Rectangle frame, AxisRange across, AxisRange up, Optional<PlotLegend> legend) {
        this.legend = legend;
        this.look = look;
        this.plot = plot;
        this.frame = frame;
        this.across = across;
        this.up = up;
        int points = plot.marks().stream()
                .mapToInt(mark -> mark instanceof Mark.Points some ? some.x().length : 0)
                .sum();
        this.radius = points > MANY ? 2 : 4;
    }

    /**
     * A painter of a plot.
     *
     * @param room of all, with the lettering
     */
    static PlotPainter of(Look look, Panel.Plot plot, Rectangle room, GC gc) {
        return of(look, plot, room, gc, Optional.empty());
    }

    /** A painter of a plot without lettering, whose axes take all the room. */
    static PlotPainter bare(Look look, Panel.Plot plot, Rectangle room) {
        return new PlotPainter(
                look,
                plot,
                room,
                MarkExtent.of(plot, plot.x(), true),
                MarkExtent.of(plot, plot.y(), false),
                Optional.empty());
    }

    /**
     * A painter of a plot below its title and its legend.
     *
     * @param room of all
     */
    static PlotPainter explained(Look look, Panel.Plot plot, Rectangle room, GC gc) {
        PlotLegend legend = PlotLegend.of(plot, room, gc);
        int above = legend.height();
        return of(
                look,
                plot,
                new Rectangle(room.x, room.y + above, room.width, Math.max(1, room.height - above)),
                gc,
                Optional.of(legend));
    }

    private static PlotPainter of(Look look, Panel.Plot plot, Rectangle room, GC gc, Optional<PlotLegend> legend) {
        AxisRange across = MarkExtent.of(plot, plot.x(), true);
        AxisRange up = MarkExtent.of(plot, plot.y(), false);
        int line = gc.getFontMetrics().getHeight();
        int left = TICK + widest(gc, AxisTicks.of(up, Math.max(2, room.height / ABOVE))) + 2 * Look.GAP;
        int above = Look.GAP + (plot.y().label().isEmpty() ? 0 : line);
        Rectangle frame = new Rectangle(
                room.x + left,
                room.y + above,
                Math.max(1, room.width - left - 2 * Look.GAP),
                Math.max(1, room.height - above - 2 * line - TICK - Look.GAP));
        if (plot.sameUnits()) {
            double wide = (across.high() - across.low()) / frame.width;
            double high = (up.high() - up.low()) / frame.height;
            across = across.zoomed(0.5, Math.max(1, high / wide));
            up = up.zoomed(0.5, Math.max(1, wide / high));
        }
        return new PlotPainter(look, plot, frame, across, up, legend);
    }

    private static int widest(GC gc, List<AxisTicks.Tick> ticks) {
        return ticks.stream()
                .mapToInt(tick -> gc.textExtent(tick.label()).x)
                .max()
                .orElse(0);
    }

    /** The numbers at a place of the screen, each clipped to its axis. */
    double[] numbers(int x, int y) {
        double right = Math.max(0, Math.min(1, (x - frame.x) / (double) frame.width));
        double above = Math.max(0, Math.min(1, (frame.y + frame.height - y) / (double) frame.height));
        return new double[] {across.at(right), up.at(above)};
    }

    void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        axes(gc);
        marks(gc);
        gc.setForeground(look.foreground());
        gc.setBackground(look.background());
        int line = gc.getFontMetrics().getHeight();
        gc.drawText(
                plot.y().label(), frame.x, frame.y - line - Look.GAP / 2, true); // within, it would lie on the marks
        legend.ifPresent(names -> names.paint(gc, this));
    }

    /** Paints no more than the marks, in a frame. */
    void marks(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(look.faint());
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        gc.drawRectangle(frame);
        Rectangle seen = gc.getClipping();
        int round = radius + 2;
        gc.setClipping(
                new Rectangle(frame.x - round, frame.y - round, frame.width + 2 * round, frame.height + 2 * round)
                        .intersection(seen)); // a point on the edge is seen whole
        plot.marks().forEach(mark -> paint(gc, mark));
        gc.setClipping(seen);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
    }

    /** A little of a mark, as it is in the legend. */
    void sample(GC gc, Mark mark, Rectangle place) {
        int middle = place.y + place.height / 2;
        gc.setForeground(color(mark.hue()));
        gc.setBackground(color(mark.hue()));
        if (mark instanceof Mark.Line line) {
            stroke(gc, line);
            gc.drawLine(place.x, middle, place.x + place.width, middle);
        } else if (mark instanceof Mark.Points points) {
            gc.setLineStyle(SWT.LINE_SOLID);
            point(gc, points.shape(), place.x + place.width / 2, middle);
        } else {
            gc.fillRectangle(place.x, place.y + place.height / 4, place.width, place.height / 2);
        }
        gc.setForeground(look.foreground());
        gc.setBackground(look.background());
    }

    private void axes(GC gc) {
        gc.setForeground(look.foreground());
        int bottom = frame.y + frame.height;
        for (AxisTicks.Tick tick : AxisTicks.of(across, Math.max(2, frame.width / APART))) {
            int x = x(tick.at());
            Point size = gc.textExtent(tick.label());
            gc.drawLine(x, bottom, x, bottom + TICK);
            gc.drawText(tick.label(), x - size.x / 2, bottom + TICK, true);
        }
        for (AxisTicks.Tick tick : AxisTicks.of(up, Math.max(2, frame.height / ABOVE))) {
            int y = y(tick.at());
            Point size = gc.textExtent(tick.label());
            gc.drawLine(frame.x - TICK, y, frame.x, y);
            gc.drawText(tick.label(), frame.x - TICK - 2 - size.x, y - size.y / 2, true);
        }
        Point below = gc.textExtent(plot.x().label());
        gc.drawText(plot.x().label(), frame.x + (frame.width - below.x) / 2, bottom + TICK + below.y, true);
    }

    private int x(double number) {
        return Math.round(right(number));
    }

    private int y(double number) {
        return Math.round(down(number));
    }

    /** Between the pixels too, so that a curve is no staircase. */
    private float right(double number) {
        return (float) (frame.x + bounded(across.fraction(number)) * frame.width);
    }

    private float down(double number) {
        return (float) (frame.y + frame.height - bounded(up.fraction(number)) * frame.height);
    }

    /** Far outside, and no farther: the screen counts in whole numbers. */
    private static double bounded(double fraction) {
        return Math.max(-10, Math.min(10, fraction));
    }

    private Color color(int hue) {
        if (hue == Mark.NEUTRAL || hue == Mark.MUTED) {
            return look.faint();
        }
        RGB colour = CYCLE[Math.floorMod(hue, CYCLE.length)];
        return look.isDark()
                ? new Color((colour.red + 255) / 2, (colour.green + 255) / 2, (colour.blue + 255) / 2)
                : new Color(colour);
    }

    private void paint(GC gc, Mark mark) {
        gc.setForeground(color(mark.hue()));
        gc.setBackground(color(mark.hue()));
        if (mark instanceof Mark.Line line) {
            line(gc, line);
        } else if (mark instanceof Mark.Bars bars) {
            bars(gc, bars);
        } else if (mark instanceof Mark.Points points) {
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(radius > 2 ? 2 : 1);
            for (int i = 0; i < points.x().length; i++) {
                if (Double.isFinite(across.fraction(points.x()[i])) && Double.isFinite(up.fraction(points.y()[i]))) {
                    point(gc, points.shape(), x(points.x()[i]), y(points.y()[i]));
                }
            }
        }
    }

    private static void stroke(GC gc, Mark.Line line) {
        boolean thin = line.hue() == Mark.NEUTRAL;
        gc.setLineWidth(thin ? 1 : 2);
        gc.setLineStyle(
                line.stroke() == Mark.Stroke.SOLID
                        ? SWT.LINE_SOLID
                        : line.stroke() == Mark.Stroke.DASHED ? SWT.LINE_DASH : SWT.LINE_DOT);
    }

    /** From zero, or the edge next to it, to each number; half as wide as they are apart. */
    private void bars(GC gc, Mark.Bars bars) {
        double apart = bars.x().length > 1 ? Math.abs(bars.x()[1] - bars.x()[0]) : 1;
        int foot = Math.max(frame.y, Math.min(frame.y + frame.height, y(0)));
        for (int i = 0; i < bars.x().length; i++) {
            if (Double.isFinite(up.fraction(bars.y()[i]))) {
                int left = x(bars.x()[i] - apart / 4);
                int top = y(bars.y()[i]);
                gc.fillRectangle(
                        left,
                        Math.min(top, foot),
                        Math.max(1, x(bars.x()[i] + apart / 4) - left),
                        Math.abs(foot - top));
            }
        }
    }

    private void line(GC gc, Mark.Line line) {
        stroke(gc, line);
        Path path = new Path(gc.getDevice());
        try {
            boolean begun = false;
            for (int i = 0; i < line.x().length; i++) {
                boolean there = Double.isFinite(line.y()[i]) && Double.isFinite(line.x()[i]);
                if (there && begun) {
                    path.lineTo(right(line.x()[i]), down(line.y()[i]));
                } else if (there) {
                    path.moveTo(right(line.x()[i]), down(line.y()[i]));
                }
                begun = there;
            }
            gc.drawPath(path);
        } finally {
            path.dispose();
        }
    }

    private void point(GC gc, Mark.Shape shape, int x, int y) {
        if (shape == Mark.Shape.DISC) {
            gc.fillOval(x - radius, y - radius, 2 * radius + 1, 2 * radius + 1);
        } else if (shape == Mark.Shape.CROSS) {
            gc.drawLine(x - radius, y - radius, x + radius, y + radius);
            gc.drawLine(x - radius, y + radius, x + radius, y - radius);
        } else if (shape == Mark.Shape.STAR) {
            star(gc, x, y);
        } else {
            Color hollow = look.background();
            Color before = gc.getBackground();
            gc.setBackground(hollow);
            int[] diamond = {x, y - radius, x + radius, y, x, y + radius, x - radius, y};
            if (shape == Mark.Shape.DIAMOND) {
                gc.fillPolygon(diamond);
                gc.drawPolygon(diamond);
            } else {
                gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
            }
            gc.setBackground(before);
        }
    }

    /** Large enough to be seen round a disc, and hollow. */
    private void star(GC gc, int x, int y) {
        int[] corners = new int[20];
        for (int i = 0; i < 10; i++) {
            double reach = (2 * radius + 1) * (i % 2 == 0 ? 1 : 0.45);
            corners[2 * i] = (int) Math.round(x + reach * Math.sin(i * Math.PI / 5));
            corners[2 * i + 1] = (int) Math.round(y - reach * Math.cos(i * Math.PI / 5));
        }
        Color before = gc.getBackground();
        gc.setBackground(look.background());
        gc.fillPolygon(corners);
        gc.drawPolygon(corners);
        gc.setBackground(before);
    }
}
