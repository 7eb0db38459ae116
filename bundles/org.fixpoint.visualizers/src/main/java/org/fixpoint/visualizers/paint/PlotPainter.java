package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;

/** Paints one pair of axes with its marks. */
final class PlotPainter {
    private static final double TICK_LENGTH = 4;
    private static final double GAP = 5;
    /** The height of the label of a horizontal axis. */
    static final double TITLE_HEIGHT = Lettering.lineHeight(Lettering.LABEL) + 2;

    /** The height of the ticks of a horizontal axis with their labels. */
    static final double TICKS_HEIGHT = TICK_LENGTH + GAP + Lettering.lineHeight(Lettering.TICK);

    private static final BasicStroke HAIRLINE = new BasicStroke(0.8f);

    private final Panel.Plot plot;
    private final Scaling x;
    private final Scaling y;
    private final boolean xTitled;
    private final boolean yTitled;

    /**
     * A plot to be painted.
     *
     * @param xTitled whether the label of the horizontal axis is written
     * @param yTitled whether that of the vertical one is
     */
    PlotPainter(Panel.Plot plot, boolean xTitled, boolean yTitled) {
        this.plot = plot;
        this.xTitled = xTitled && !plot.x().label().isEmpty();
        this.yTitled = yTitled && !plot.y().label().isEmpty();
        Extent extent = Extent.of(plot);
        this.x = Scaling.of(plot.x(), extent.left(), extent.right());
        this.y = Scaling.of(plot.y(), extent.bottom(), extent.top());
    }

    /** The room left of the axes in a panel of the given height. */
    double leftInset(double height) {
        double widest = y.ticks(yTickCount(height)).labels().stream()
                .mapToDouble(label -> Lettering.width(Lettering.TICK, label))
                .max()
                .orElse(0);
        return widest + TICK_LENGTH + GAP + (yTitled ? Lettering.lineHeight(Lettering.LABEL) + GAP : 0);
    }

    /** The room above the axes. */
    double topInset() {
        return plot.title().isEmpty() ? 8 : Lettering.lineHeight(Lettering.PANEL) + 6;
    }

    /** The room right of the axes, for half a tick's label and for the colour bar of a heat map. */
    double rightInset() {
        return 14 + heat().map(ColorBar::width).orElse(0.0);
    }

    private Optional<Mark.Heat> heat() {
        return plot.marks().stream()
                .filter(Mark.Heat.class::isInstance)
                .map(Mark.Heat.class::cast)
                .findFirst();
    }

    private static int yTickCount(double height) {
        return (int) Math.max(2, Math.min(8, height / 34));
    }

    private static int xTickCount(double width) {
        return (int) Math.max(2, Math.min(10, width / 58));
    }

    /** The largest frame within a room at which one unit is as long on both axes, if the plot asks for that; else the room. */
    Rectangle2D frame(Rectangle2D room) {
        if (!sameUnits()) {
            return room;
        }
        double unit = Math.min(room.getWidth() / (x.high() - x.low()), room.getHeight() / (y.high() - y.low()));
        double width = unit * (x.high() - x.low());
        double height = unit * (y.high() - y.low());
        return new Rectangle2D.Double(
                Pixels.rounded(room.getCenterX() - width / 2),
                room.getY(),
                Pixels.rounded(Math.max(10, width)),
                Pixels.rounded(Math.max(10, height)));
    }

    /** The height of a panel of that width in which nothing is left over at its sides, for a plot of the same units. */
    double wantedHeight(double panelWidth, double otherwise) {
        if (!sameUnits()) {
            return otherwise;
        }
        double frameWidth = panelWidth - leftInset(otherwise) - rightInset();
        double frameHeight = frameWidth * (y.high() - y.low()) / (x.high() - x.low());
        double height = frameHeight + topInset() + TICKS_HEIGHT + TITLE_HEIGHT;
        return Math.max(0.8 * otherwise, Math.min(1.3 * otherwise, height));
    }

    private boolean sameUnits() {
        return plot.sameUnits() && x.scale() == Scale.LINEAR && y.scale() == Scale.LINEAR;
    }

    /** Paints axes and marks; the frame is the rectangle between the axes. */
    void paint(Graphics2D g, Theme theme, Rectangle2D frame) {
        Pixels pixels = new Pixels(frame, x, y);
        Ticks xTicks = x.ticks(xTickCount(frame.getWidth()));
        Ticks yTicks = y.ticks(yTickCount(frame.getHeight()));
        grid(g, theme, pixels, xTicks, yTicks);
        MarkPainter painter = new MarkPainter(g, theme);
        for (Mark mark : plot.marks()) {
            painter.paint(mark, pixels);
        }
        frame(g, theme, pixels, xTicks, yTicks);
        titles(g, theme, frame);
        heat().ifPresent(heat -> new ColorBar(heat, theme).paint(g, frame));
    }

    private static void grid(Graphics2D g, Theme theme, Pixels pixels, Ticks xTicks, Ticks yTicks) {
        Rectangle2D frame = pixels.frame();
        g.setColor(theme.grid());
        g.setStroke(HAIRLINE);
        for (double value : xTicks.values()) {
            double at = pixels.px(value);
            g.draw(new Line2D.Double(at, frame.getY(), at, frame.getMaxY()));
        }
        for (double value : yTicks.values()) {
            double at = pixels.py(value);
            g.draw(new Line2D.Double(frame.getX(), at, frame.getMaxX(), at));
        }
    }

    private static void frame(Graphics2D g, Theme theme, Pixels pixels, Ticks xTicks, Ticks yTicks) {
        Rectangle2D frame = pixels.frame();
        g.setColor(theme.faint());
        g.setStroke(HAIRLINE);
        g.draw(new Line2D.Double(frame.getX(), frame.getY(), frame.getX(), frame.getMaxY()));
        g.draw(new Line2D.Double(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY()));
        Font font = Lettering.TICK;
        double below = frame.getMaxY() + TICK_LENGTH + GAP + Lettering.capHeight(font);
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xTicks.values().size(); i++) {
            double at = pixels.px(xTicks.values().get(i));
            g.draw(new Line2D.Double(at, frame.getMaxY(), at, frame.getMaxY() + TICK_LENGTH));
            double half = Lettering.width(font, xTicks.labels().get(i)) / 2;
            if (at - half > lastEnd + GAP) {
                Lettering.draw(g, font, xTicks.labels().get(i), at, below, 0.5);
                lastEnd = at + half;
            }
        }
        for (int i = 0; i < yTicks.values().size(); i++) {
            double at = pixels.py(yTicks.values().get(i));
            g.draw(new Line2D.Double(frame.getX() - TICK_LENGTH, at, frame.getX(), at));
            double baseline = at + Lettering.capHeight(font) / 2;
            Lettering.draw(g, font, yTicks.labels().get(i), frame.getX() - TICK_LENGTH - GAP + 1, baseline, 1);
        }
    }

    private void titles(Graphics2D g, Theme theme, Rectangle2D frame) {
        g.setColor(theme.ink());
        if (!plot.title().isEmpty()) {
            String title = Lettering.fitted(Lettering.PANEL, plot.title(), frame.getWidth());
            Lettering.draw(g, Lettering.PANEL, title, frame.getX(), frame.getY() - 8, 0);
        }
        if (xTitled) {
            String label = Lettering.fitted(Lettering.LABEL, plot.x().label(), frame.getWidth() + 20);
            double baseline = frame.getMaxY() + TICKS_HEIGHT + TITLE_HEIGHT - 4;
            Lettering.draw(g, Lettering.LABEL, label, frame.getCenterX(), baseline, 0.5);
        }
        if (yTitled) {
            AffineTransform upright = g.getTransform();
            double at = frame.getX() - leftInset(frame.getHeight()) + Lettering.capHeight(Lettering.LABEL) + 1;
            double below = TICKS_HEIGHT + (xTitled ? TITLE_HEIGHT : 0);
            boolean isLong = Lettering.width(Lettering.LABEL, plot.y().label()) > frame.getHeight() + 20;
            double middle = frame.getCenterY() + (isLong ? (below - topInset()) / 2 : 0); // it takes all of the panel
            double room = frame.getHeight() + (isLong ? topInset() + below : 20);
            String label = Lettering.fitted(Lettering.LABEL, plot.y().label(), room);
            g.translate(Pixels.rounded(at), Pixels.rounded(middle));
            g.rotate(-Math.PI / 2);
            Lettering.draw(g, Lettering.LABEL, label, 0, 0, 0.5);
            g.setTransform(upright);
        }
    }
}
