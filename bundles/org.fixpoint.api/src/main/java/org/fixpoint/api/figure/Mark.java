package org.fixpoint.api.figure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Something painted over a pair of axes. Arrays are owned by the mark, not to be modified, and of equal length but where a mark is laid out over a grid.
 *
 * <p>Marks with the same hue belong together (theory and measurement of one network). A mark with an empty label is not in the
 * legend.
 */
public sealed interface Mark {
    /** Text in the legend, or empty. */
    String label();

    /** Index into the painter's colour cycle, from 0; {@link #NEUTRAL} for the colour of text, {@link #MUTED} for a pale one. */
    int hue();

    /** The hue of axes and text. */
    int NEUTRAL = -1;

    /** The hue of what the legend names and the axes leave out: hardly darker than the page, and its name paler than others. */
    int MUTED = -2;

    /** How a line is drawn. */
    enum Stroke {
        SOLID,
        DASHED,
        DOTTED
    }

    /** How a point is drawn. */
    enum Shape {
        DISC,
        CIRCLE,
        SQUARE,
        DIAMOND,
        TRIANGLE,
        CROSS,
        STAR
    }

    /** A line through points; NaN in y interrupts it. */
    record Line(String label, int hue, Stroke stroke, double[] x, double[] y) implements Mark {
        public Line {
            requireSameLength(x, y);
        }
    }

    /** The area between two curves, painted translucently. */
    record Band(String label, int hue, double[] x, double[] low, double[] high) implements Mark {
        public Band {
            requireSameLength(x, low);
            requireSameLength(x, high);
        }
    }

    /** Separate points. */
    record Points(String label, int hue, Shape shape, double[] x, double[] y) implements Mark {
        public Points {
            requireSameLength(x, y);
        }
    }

    /** A bar from 0 to y at each x. */
    record Bars(String label, int hue, double[] x, double[] y) implements Mark {
        public Bars {
            requireSameLength(x, y);
        }
    }

    /**
     * Numbers over a grid of places, each cell in the colour of its number, with a colour bar beside the axes.
     *
     * @param label of the colour bar; a heat map is not in the legend
     * @param x columns, ascending, at least one
     * @param y rows, ascending, at least one
     * @param z {@code z[i * x.length + j]} at (x[j], y[i]); a cell of NaN stays open
     * @param scale of the colours; a logarithmic one shows positive numbers only
     * @param middle the number of the neutral colour between two others; without one colours go from dark to light
     */
    record Heat(String label, double[] x, double[] y, double[] z, Panel.Scale scale, OptionalDouble middle)
            implements Mark {
        public Heat {
            if (x.length == 0 || y.length == 0 || z.length != x.length * y.length) {
                throw new IllegalArgumentException(
                        z.length + " numbers over " + x.length + " by " + y.length + " places");
            }
        }

        @Override
        public int hue() {
            return NEUTRAL;
        }
    }

    /**
     * A grid of places parted into regions, each painted in a pale colour of its own with a line where two meet.
     *
     * @param label of all regions together; each has an entry of its own in the legend
     * @param names of the regions; of an empty one nothing is in the legend
     * @param x columns, ascending, at least one
     * @param y rows, ascending, at least one
     * @param region {@code region[i * x.length + j]} at (x[j], y[i]), an index into the names; a cell of −1 stays open
     */
    record Regions(String label, List<String> names, double[] x, double[] y, int[] region) implements Mark {
        public Regions {
            names = List.copyOf(names);
            if (x.length == 0 || y.length == 0 || region.length != x.length * y.length) {
                throw new IllegalArgumentException(
                        region.length + " cells over " + x.length + " by " + y.length + " places");
            }
            for (int each : region) {
                if (each < -1 || each >= names.size()) {
                    throw new IllegalArgumentException("region " + each + " of " + names.size());
                }
            }
        }

        @Override
        public int hue() {
            return NEUTRAL;
        }
    }

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " against " + b.length + " coordinates");
        }
    }
}
