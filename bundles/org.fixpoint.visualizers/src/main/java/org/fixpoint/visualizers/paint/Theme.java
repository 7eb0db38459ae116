package org.fixpoint.visualizers.paint;

import java.awt.Color;
import org.fixpoint.api.figure.Mark;

/**
 * The colours of a figure other than those that its hues fix.
 *
 * @param background behind everything
 * @param ink text, and marks of hue {@link Mark#NEUTRAL}
 * @param faint axes and secondary text; half way to the background, marks of hue {@link Mark#MUTED}
 * @param grid grid lines and rules
 * @param scaleLow where the scale of ordered series begins on viridis, in [0, 1]
 * @param scaleHigh where it ends, in [0, 1]
 */
public record Theme(Color background, Color ink, Color faint, Color grid, double scaleLow, double scaleHigh) {
    /** Dark on white: for paper. */
    public static final Theme LIGHT =
            new Theme(Color.WHITE, new Color(0x1F2328), new Color(0x57606A), new Color(0xE4E7EB), 0, 0.86);

    /** Light on dark: for screens at night. */
    public static final Theme DARK =
            new Theme(new Color(0x16181D), new Color(0xE8EAED), new Color(0xA0A7B0), new Color(0x33373F), 0.3, 1);

    /** The colour of a hue, of {@link Mark#NEUTRAL} or of {@link Mark#MUTED}. */
    public Color color(int hue) {
        if (Hues.isFaded(hue)) {
            return Hues.mix(color(Hues.unfaded(hue)), background, Hues.fading(hue));
        }
        if (hue == Mark.MUTED) {
            return Hues.mix(faint, background, 0.5);
        }
        return hue == Mark.NEUTRAL ? ink : Hues.color(hue, scaleLow, scaleHigh);
    }
}
