package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fixpoint.api.figure.Mark;

/** The shapes of points. */
final class Glyphs {
    private static final double RADIUS = 3.6;
    private static final BasicStroke RIM = new BasicStroke(0.8f);
    private static final BasicStroke PEN = new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Glyphs() {}

    /** Paints one point; filled shapes get a rim of the background's colour, so that they stand out from a line. */
    static void paint(Graphics2D g, Mark.Shape shape, Color color, Color background, double x, double y) {
        switch (shape) {
            case CROSS -> stroked(g, color, rays(x, y, 4, Math.PI / 4, 1.2 * RADIUS));
            case STAR -> stroked(g, color, rays(x, y, 6, Math.PI / 2, 1.7 * RADIUS)); // shows below another glyph
            case CIRCLE -> {
                g.setColor(background);
                g.fill(disc(x, y, RADIUS + 0.4));
                stroked(g, color, disc(x, y, RADIUS + 0.4));
            }
            case DISC -> filled(g, color, background, disc(x, y, RADIUS));
            case SQUARE -> filled(
                    g,
                    color,
                    background,
                    new Rectangle2D.Double(
                            Pixels.rounded(x - 0.88 * RADIUS),
                            Pixels.rounded(y - 0.88 * RADIUS),
                            Pixels.rounded(1.76 * RADIUS),
                            Pixels.rounded(1.76 * RADIUS)));
            case DIAMOND -> filled(g, color, background, polygon(x, y, 4, 1.25 * RADIUS));
            case TRIANGLE -> filled(g, color, background, polygon(x, y + 0.5, 3, 1.3 * RADIUS));
        }
    }

    private static void filled(Graphics2D g, Color color, Color background, Shape shape) {
        g.setColor(color);
        g.fill(shape);
        g.setColor(background);
        g.setStroke(RIM);
        g.draw(shape);
    }

    private static void stroked(Graphics2D g, Color color, Shape shape) {
        g.setColor(color);
        g.setStroke(PEN);
        g.draw(shape);
    }

    private static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(
                Pixels.rounded(x - radius),
                Pixels.rounded(y - radius),
                Pixels.rounded(2 * radius),
                Pixels.rounded(2 * radius));
    }

    /** A regular polygon with a corner at the top. */
    private static Shape polygon(double x, double y, int corners, double radius) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < corners; k++) {
            double angle = 2 * Math.PI * k / corners - Math.PI / 2;
            double cornerX = Pixels.rounded(x + radius * StrictMath.cos(angle));
            double cornerY = Pixels.rounded(y + radius * StrictMath.sin(angle));
            if (k == 0) {
                path.moveTo(cornerX, cornerY);
            } else {
                path.lineTo(cornerX, cornerY);
            }
        }
        path.closePath();
        return path;
    }

    private static Shape rays(double x, double y, int count, double first, double radius) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < count; k++) {
            double angle = first + 2 * Math.PI * k / count;
            path.moveTo(x, y);
            path.lineTo(
                    Pixels.rounded(x + radius * StrictMath.cos(angle)),
                    Pixels.rounded(y + radius * StrictMath.sin(angle)));
        }
        return path;
    }
}
