package org.fixpoint.visualizers.paint;

import java.awt.geom.Rectangle2D;

/**
 * The cells of a grid on the page.
 *
 * @param columns the edges of the columns from left to right
 * @param rows the edges of the rows from below to above
 */
record Cells(double[] columns, double[] rows) {
    private static final double LAP = 0.6; // cells overlap by this much, so that no seam shows between them

    static Cells of(double[] x, double[] y, Pixels pixels) {
        return new Cells(edges(x, true, pixels), edges(y, false, pixels));
    }

    /** The cells of row i from column {@code from} to before column {@code to} as one. */
    Rectangle2D run(int i, int from, int to) {
        double left = columns[from];
        double top = rows[i + 1];
        return new Rectangle2D.Double(
                Pixels.rounded(left),
                Pixels.rounded(top - LAP),
                Pixels.rounded(columns[to] - left + LAP),
                Pixels.rounded(rows[i] - top + LAP));
    }

    /** Half way between neighbours on the page, and as far beyond the outer ones. */
    private static double[] edges(double[] at, boolean horizontal, Pixels pixels) {
        double[] edges = new double[at.length + 1];
        for (int i = 1; i < at.length; i++) {
            edges[i] = 0.5 * (place(at[i - 1], horizontal, pixels) + place(at[i], horizontal, pixels));
        }
        double first = place(at[0], horizontal, pixels);
        double last = place(at[at.length - 1], horizontal, pixels);
        double alone = horizontal ? 10 : -10;
        edges[0] = at.length == 1 ? first - alone : 2 * first - edges[1];
        edges[at.length] = at.length == 1 ? last + alone : 2 * last - edges[at.length - 1];
        return edges;
    }

    private static double place(double value, boolean horizontal, Pixels pixels) {
        return horizontal ? pixels.px(value) : pixels.py(value);
    }
}
