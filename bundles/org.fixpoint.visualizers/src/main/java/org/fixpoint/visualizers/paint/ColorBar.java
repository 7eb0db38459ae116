package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel.Scale;

/** The bar beside a heat map that says which colour is which number. */
final class ColorBar {
    private static final double GAP = 16;
    private static final double BAR = 13;
    private static final double TICK = 4;
    private static final int STEPS = 120;
    private static final int TICKS = 7;
    private static final BasicStroke HAIRLINE = new BasicStroke(0.8f);

    private final Mark.Heat heat;
    private final Theme theme;
    private final Shades shades;
    private final Scaling scaling;

    ColorBar(Mark.Heat heat, Theme theme) {
        this.heat = heat;
        this.theme = theme;
        shades = new Shades(heat, theme);
        scaling = new Scaling(heat.scale(), shades.range()[0], shades.range()[1]);
    }

    /** The room that the bar of a heat map takes up beside the axes. */
    static double width(Mark.Heat heat) {
        double widest = new ColorBar(heat, Theme.LIGHT)
                .scaling.ticks(TICKS).labels().stream()
                        .mapToDouble(label -> Lettering.width(Lettering.TICK, label))
                        .max()
                        .orElse(0);
        return GAP
                + BAR
                + 2 * TICK
                + widest
                + (heat.label().isEmpty() ? 0 : Lettering.lineHeight(Lettering.LABEL) + TICK);
    }

    /** Paints it right of a frame, and as high. */
    void paint(Graphics2D g, Rectangle2D frame) {
        double left = frame.getMaxX() + GAP;
        double step = frame.getHeight() / STEPS;
        for (int i = 0; i < STEPS; i++) {
            g.setColor(shades.color(at((i + 0.5) / STEPS)));
            double top = frame.getMaxY() - (i + 1) * step;
            g.fill(new Rectangle2D.Double(
                    Pixels.rounded(left), Pixels.rounded(top), BAR, Pixels.rounded(step + (i == 0 ? 0 : 0.6))));
        }
        g.setStroke(HAIRLINE);
        Ticks ticks = scaling.ticks(TICKS);
        for (int i = 0; i < ticks.values().size(); i++) {
            double y = Pixels.rounded(
                    frame.getMaxY() - scaling.fraction(ticks.values().get(i)) * frame.getHeight());
            g.setColor(theme.faint());
            g.draw(new Line2D.Double(left + BAR, y, left + BAR + TICK, y));
            double baseline = y + Lettering.capHeight(Lettering.TICK) / 2;
            Lettering.draw(g, Lettering.TICK, ticks.labels().get(i), left + BAR + 2 * TICK, baseline, 0);
        }
        label(g, frame, frame.getMaxX() + width(heat) - 2);
    }

    private void label(Graphics2D g, Rectangle2D frame, double right) {
        if (!heat.label().isEmpty()) {
            AffineTransform upright = g.getTransform();
            g.setColor(theme.ink());
            g.translate(Pixels.rounded(right), Pixels.rounded(frame.getCenterY()));
            g.rotate(-Math.PI / 2);
            String label = Lettering.fitted(Lettering.LABEL, heat.label(), frame.getHeight() + 20);
            Lettering.draw(g, Lettering.LABEL, label, 0, 0, 0.5);
            g.setTransform(upright);
        }
    }

    private double at(double fraction) {
        double low = scaling.low();
        double high = scaling.high();
        return scaling.scale() == Scale.LINEAR
                ? low + (high - low) * fraction
                : low * StrictMath.pow(high / low, fraction);
    }
}
