package org.fixpoint.api.figure;

/**
 * Something painted over a pair of axes. Arrays are owned by the mark, not to be modified, and of equal length.
 *
 * <p>Marks with the same hue belong together (theory and measurement of one network). A mark with an empty label is not in the
 * legend.
 */
public sealed interface Mark {
    /** Text in the legend, or empty. */
    String label();

    /** Index into the painter's colour cycle, from 0; {@link #NEUTRAL} for the colour of text. */
    int hue();

    /** The hue of axes and text. */
    int NEUTRAL = -1;

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

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " against " + b.length + " coordinates");
        }
    }
}
