package org.fixpoint.visualizers.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel.Scale;

/**
 * The colours of a heat map: viridis, or about a middle number blue below, red above and a shade of the page in between (after
 * ColorBrewer's RdBu, Harrower and Brewer 2003), each side as deep as it reaches.
 */
public final class Shades {
    private static final int HALF = 40;
    private static final Color[] BELOW = {
        new Color(0xD1E5F0), new Color(0x92C5DE), new Color(0x4393C3), new Color(0x2166AC)
    };
    private static final Color[] ABOVE = {
        new Color(0xFDDBC7), new Color(0xF4A582), new Color(0xD6604D), new Color(0xB2182B)
    };
    private static final Color PALE = new Color(0xF4F2EE);
    private static final Color DIM = new Color(0x2B2E36);

    private final Mark.Heat heat;
    private final List<Color> colors;
    private final double low;
    private final double high;

    Shades(Mark.Heat heat, Theme theme) {
        this.heat = heat;
        colors = heat.middle().isPresent() ? diverging(theme) : sequential(theme);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double z : heat.z()) {
            if (shown(z)) {
                least = Math.min(least, z);
                most = Math.max(most, z);
            }
        }
        boolean none = !(least <= most);
        low = none ? 1 : least;
        high = none ? 2 : most > least ? most : least + Math.max(Math.abs(least), 1) * 1e-9;
    }

    /** The colours about a middle, from the lowest to the highest; as many in every theme. */
    public static List<Color> diverging(Theme theme) {
        Color middle = theme.equals(Theme.DARK) ? DIM : PALE;
        List<Color> colors = new ArrayList<>();
        for (int i = HALF; i > 0; i--) {
            colors.add(along(middle, BELOW, (double) i / HALF));
        }
        colors.add(middle);
        for (int i = 1; i <= HALF; i++) {
            colors.add(along(middle, ABOVE, (double) i / HALF));
        }
        return colors;
    }

    private static List<Color> sequential(Theme theme) {
        List<Color> colors = new ArrayList<>();
        for (int i = 0; i <= 2 * HALF; i++) {
            colors.add(theme.color(Hues.ordered(i, 2 * HALF + 1)));
        }
        return colors;
    }

    private static Color along(Color from, Color[] stops, double fraction) {
        double position = fraction * stops.length;
        int left = Math.min((int) position, stops.length - 1);
        return Hues.mix(left == 0 ? from : stops[left - 1], stops[left], position - left);
    }

    /** The smallest and the largest number shown. */
    double[] range() {
        return new double[] {low, high};
    }

    private boolean shown(double z) {
        return Double.isFinite(z) && (heat.scale() == Scale.LINEAR || z > 0);
    }

    /** The colour of a number that is shown. */
    Color color(double z) {
        double t;
        OptionalDouble middle = heat.middle();
        if (middle.isPresent()) {
            double zero = place(middle.getAsDouble());
            double reach = Math.abs(place(z < middle.getAsDouble() ? low : high) - zero);
            t = reach == 0 ? 0.5 : 0.5 + 0.5 * (place(z) - zero) / reach;
        } else {
            t = (place(z) - place(low)) / (place(high) - place(low));
        }
        return colors.get((int) Math.max(0, Math.min(colors.size() - 1, Math.round(t * (colors.size() - 1)))));
    }

    private double place(double z) {
        return heat.scale() == Scale.LOG ? StrictMath.log(z) : z;
    }

    /** Paints the cells, neighbours of one colour in one stroke. */
    void cells(Graphics2D g, Pixels pixels) {
        Cells cells = Cells.of(heat.x(), heat.y(), pixels);
        int n = heat.x().length;
        for (int i = 0; i < heat.y().length; i++) {
            int j = 0;
            while (j < n) {
                double z = heat.z()[i * n + j];
                int start = j++;
                if (!shown(z)) {
                    continue;
                }
                Color color = color(z);
                while (j < n
                        && shown(heat.z()[i * n + j])
                        && color(heat.z()[i * n + j]).equals(color)) {
                    j++;
                }
                g.setColor(color);
                g.fill(cells.run(i, start, j));
            }
        }
    }
}
