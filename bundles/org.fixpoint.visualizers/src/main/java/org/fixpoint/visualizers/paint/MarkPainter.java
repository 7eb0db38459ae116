package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fixpoint.api.figure.Mark;

/** Paints marks over a pair of axes. */
final class MarkPainter {
    private static final int BAND_ALPHA = 66;
    private static final double WIDEST_BAR = 46;

    private final Graphics2D g;
    private final Theme theme;

    MarkPainter(Graphics2D g, Theme theme) {
        this.g = g;
        this.theme = theme;
    }

    /** Paints one mark; lines, bands and bars are cut at the frame, points are whole or absent. */
    void paint(Mark mark, Pixels pixels) {
        Shape outer = g.getClip();
        if (mark instanceof Mark.Points points) {
            points(points, pixels);
            return;
        }
        g.clip(pixels.frame());
        if (mark instanceof Mark.Line line) {
            line(line, pixels);
        } else if (mark instanceof Mark.Band band) {
            band(band, pixels);
        } else if (mark instanceof Mark.Bars bars) {
            bars(bars, pixels);
        } else if (mark instanceof Mark.Heat heat) {
            new Shades(heat, theme).cells(g, pixels);
        } else if (mark instanceof Mark.Regions regions) {
            new RegionPainter(regions, pixels).paint(g, theme);
        }
        g.setClip(outer);
    }

    private void line(Mark.Line line, Pixels pixels) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < line.x().length; i++) {
            boolean shown = pixels.shows(line.x()[i], line.y()[i]);
            if (shown) {
                double x = pixels.px(line.x()[i]);
                double y = pixels.py(line.y()[i]);
                if (!down) {
                    path.moveTo(x, y);
                }
                path.lineTo(x, y); // also from a point to itself: a number between two gaps is a dot
            }
            down = shown;
        }
        g.setColor(theme.color(line.hue()));
        g.setStroke(stroke(line.stroke()));
        g.draw(path);
    }

    /** The pen of a line. */
    static BasicStroke stroke(Mark.Stroke stroke) {
        return switch (stroke) {
            case SOLID -> new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case DASHED -> new BasicStroke(
                    1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
            case DOTTED -> new BasicStroke(
                    1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {0.1f, 3.6f}, 0);
        };
    }

    private void band(Mark.Band band, Pixels pixels) {
        int start = 0;
        while (start < band.x().length) {
            int end = start;
            while (end < band.x().length && shows(band, end, pixels)) {
                end++;
            }
            if (end - start >= 2) {
                area(band, start, end, pixels);
            }
            start = end + 1;
        }
    }

    private static boolean shows(Mark.Band band, int i, Pixels pixels) {
        return pixels.shows(band.x()[i], band.high()[i]) && Double.isFinite(band.low()[i]);
    }

    private void area(Mark.Band band, int start, int end, Pixels pixels) {
        Path2D area = new Path2D.Double();
        area.moveTo(pixels.px(band.x()[start]), pixels.py(band.high()[start]));
        for (int i = start + 1; i < end; i++) {
            area.lineTo(pixels.px(band.x()[i]), pixels.py(band.high()[i]));
        }
        for (int i = end - 1; i >= start; i--) {
            double low = band.low()[i];
            // on a logarithmic axis a band that reaches zero reaches the bottom
            double y = pixels.y().shows(low) ? pixels.py(low) : pixels.frame().getMaxY();
            area.lineTo(pixels.px(band.x()[i]), y);
        }
        area.closePath();
        g.setColor(translucent(theme.color(band.hue())));
        g.fill(area);
    }

    static Color translucent(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA);
    }

    private void bars(Mark.Bars bars, Pixels pixels) {
        double width = barWidth(bars.x(), pixels);
        g.setColor(theme.color(bars.hue()));
        double foot = pixels.y().shows(0) ? pixels.py(0) : pixels.frame().getMaxY();
        for (int i = 0; i < bars.x().length; i++) {
            if (pixels.shows(bars.x()[i], bars.y()[i])) {
                double x = pixels.px(bars.x()[i]);
                double y = pixels.py(bars.y()[i]);
                g.fill(new Rectangle2D.Double(
                        Pixels.rounded(x - width / 2), Math.min(y, foot), width, Pixels.rounded(Math.abs(y - foot))));
            }
        }
    }

    private static double barWidth(double[] x, Pixels pixels) {
        double gap = WIDEST_BAR / 0.7;
        for (int i = 1; i < x.length; i++) {
            if (pixels.x().shows(x[i]) && pixels.x().shows(x[i - 1])) {
                gap = Math.min(gap, Math.abs(pixels.px(x[i]) - pixels.px(x[i - 1])));
            }
        }
        return Pixels.rounded(Math.max(1, 0.7 * gap));
    }

    private void points(Mark.Points points, Pixels pixels) {
        Color color = theme.color(points.hue());
        for (int i = 0; i < points.x().length; i++) {
            if (pixels.within(points.x()[i], points.y()[i])) {
                Glyphs.paint(
                        g,
                        points.shape(),
                        color,
                        theme.background(),
                        pixels.px(points.x()[i]),
                        pixels.py(points.y()[i]));
            }
        }
    }
}
