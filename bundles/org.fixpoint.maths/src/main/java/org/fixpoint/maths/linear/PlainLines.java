package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.linear.StridedLinearAlgebra.Operand;

/**
 * The right factor in panels of {@value #WIDTH} columns, each row of a panel in an array of its own.
 *
 * <p>A row of zeros follows an odd last one, so that the loop always takes pairs.
 */
final class PlainLines extends PackedFactor {
    /** Columns of a panel: two rows of B and three of C are 10 kB. */
    static final int WIDTH = 256;

    private static final int TOGETHER = 8; // rows that are transposed at once: one line of the cache

    private static final double[] EMPTY = {};

    private double[][] lines = new double[0][];
    private int linesOfPanel;

    /** Rows for panels, or for sums beside them. */
    static double[][] rows(int count) {
        return new double[count][WIDTH];
    }

    /** The number of the first row of the panel that begins with that column. */
    int first(int column) {
        return column / WIDTH * linesOfPanel;
    }

    double[] line(int number) {
        return lines[number];
    }

    @Override
    void provide(int n, int k) {
        linesOfPanel = k + k % 2;
        int whole = n / WIDTH * linesOfPanel;
        int rest = (n % WIDTH + TOGETHER - 1)
                / TOGETHER
                * TOGETHER; // of few columns, a factor takes no more room than they
        int count = whole + (rest > 0 ? linesOfPanel : 0);
        int before = lines.length;
        if (before < count) {
            lines = Arrays.copyOf(lines, count);
            Arrays.fill(lines, before, count, EMPTY);
        }
        for (int i = 0; i < count; i++) {
            int width = i < whole ? WIDTH : rest;
            if (lines[i].length < width) {
                lines[i] = new double[width];
            }
        }
    }

    @Override
    void pack(Operand b, int at, int first, int count) {
        for (int j = 0; j < count; ) {
            int to = (first + j) % WIDTH;
            int width = Math.min(WIDTH - to, count - j);
            packPart(b, at + j * b.columnStride(), first(first + j), to, width);
            j += width;
        }
    }

    private void packPart(Operand b, int at, int line, int to, int width) {
        int k = columns();
        if (b.columnStride() == 1) {
            for (int p = 0; p < k; p++) {
                System.arraycopy(b.values(), at + p * b.rowStride(), lines[line + p], to, width);
            }
        } else {
            int together = k / TOGETHER * TOGETHER;
            for (int p = 0; p < together; p += TOGETHER) {
                transpose(b, at + p * b.rowStride(), line + p, to, width);
            }
            for (int p = together; p < k; p++) {
                for (int j = 0; j < width; j++) {
                    lines[line + p][to + j] = b.values()[at + p * b.rowStride() + j * b.columnStride()];
                }
            }
        }
        if (k % 2 == 1) {
            Arrays.fill(lines[line + k], to, to + width, 0);
        }
    }

    /** Eight rows, which are read a line of the cache at a time. */
    private void transpose(Operand b, int from, int line, int to, int width) {
        double[] x = b.values();
        int along = b.rowStride();
        double[] y0 = lines[line], y1 = lines[line + 1], y2 = lines[line + 2], y3 = lines[line + 3];
        double[] y4 = lines[line + 4], y5 = lines[line + 5], y6 = lines[line + 6], y7 = lines[line + 7];
        for (int j = 0; j < width; j++) {
            int at = from + j * b.columnStride();
            y0[to + j] = x[at];
            y1[to + j] = x[at + along];
            y2[to + j] = x[at + 2 * along];
            y3[to + j] = x[at + 3 * along];
            y4[to + j] = x[at + 4 * along];
            y5[to + j] = x[at + 5 * along];
            y6[to + j] = x[at + 6 * along];
            y7[to + j] = x[at + 7 * along];
        }
    }
}
