package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.threads.Team;

/**
 * Products in plain Java, shaped so that the just-in-time compiler vectorises the innermost loop.
 *
 * <p>Rows are packed into separate arrays, because C2 vectorises only where every index is the plain loop variable; of so many
 * columns that three rows of C stay in the first-level cache while a block of B passes from the second. Three rows
 * of C are updated by two rows of B at a time, the old values read first. Measured on Java 17, in the first-level cache: 34 GFLOP/s,
 * 2 × 2 rows 28, and whatever has more operations in the loop, such as 2 × 4 or 4 × 2, is not vectorised and has 11. There is no fused
 * multiply-add, which without its instruction is a thousand times slower.
 */
public final class PlainLinearAlgebra extends BlockedLinearAlgebra {

    private static final int DEPTH = 128; // k-block: even, and part of the definition of the bits
    private static final int WIDTH = PlainLines.WIDTH; // columns at once
    private static final int COLUMNS = 2 * WIDTH; // columns packed at once

    private static final int HEIGHT = 3; // rows of C in the loop
    private static final int ROWS = 22 * HEIGHT; // of C at once: an eighth of 512 for each part of two members
    private static final int VECTOR = 8; // numbers

    /** A provider for one thread with its own packing buffers, 0.7 MB. */
    public PlainLinearAlgebra() {
        this(Team.alone());
    }

    PlainLinearAlgebra(Team team) {
        super("plain", new Blocks(COLUMNS, DEPTH, ROWS, HEIGHT), team);
    }

    @Override
    PackedFactor factor() {
        return new PlainLines();
    }

    @Override
    Bench bench() {
        return new Sums();
    }

    /** Adds up rows of C in arrays of their own: three at a time stay in the first-level cache, a block of B in the second. */
    private static final class Sums implements Bench {
        private double[][] sums = new double[0][];
        private double[][] totals = new double[0][];

        @Override
        public void multiply(
                boolean add,
                double alpha,
                Operand a,
                int aFrom,
                int rows,
                PackedFactor b,
                int diagonal,
                double[] c,
                int at,
                int stride) {
            if (sums.length == 0) {
                sums = PlainLines.rows(ROWS);
                totals = PlainLines.rows(ROWS);
            }
            PlainLines lines = (PlainLines) b;
            int from = Math.max(0, diagonal);
            for (int j0 = from / WIDTH * WIDTH; j0 < b.rows(); j0 += WIDTH) {
                int first = Math.max(0, from - j0) / VECTOR * VECTOR;
                int width = Math.min(WIDTH, b.rows() - j0);
                for (int r = 0; r < rows && add; r++) {
                    System.arraycopy(c, at + r * stride + j0 + first, totals[r], first, width - first);
                }
                for (int p0 = 0; p0 < b.columns(); p0 += DEPTH) {
                    int depth = Math.min(DEPTH, b.columns() - p0);
                    sumUp(a, aFrom + p0 * a.columnStride(), rows, lines, lines.first(j0) + p0, depth, first, width);
                    for (int r = 0; r < rows; r++) {
                        if (add || p0 > 0) {
                            add(alpha, sums[r], totals[r], first, width);
                        } else {
                            set(alpha, sums[r], totals[r], first, width);
                        }
                    }
                }
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(totals[r], first, c, at + r * stride + j0 + first, width - first);
                }
            }
        }

        private void sumUp(Operand a, int from, int rows, PlainLines b, int line, int depth, int first, int width) {
            double[] values = a.values();
            int along = a.columnStride();
            for (int r = 0; r < rows; r += HEIGHT) {
                int at0 = from + r * a.rowStride();
                int at1 = from + Math.min(r + 1, rows - 1) * a.rowStride(); // beyond the last row it is taken again
                int at2 = from + Math.min(r + 2, rows - 1) * a.rowStride();
                Arrays.fill(sums[r], first, width, 0);
                Arrays.fill(sums[r + 1], first, width, 0);
                Arrays.fill(sums[r + 2], first, width, 0);
                for (int p = 0; p < depth; p += 2) {
                    int o = p * along;
                    boolean pair = p + 1 < depth;
                    update(
                            sums[r],
                            sums[r + 1],
                            sums[r + 2],
                            b.line(line + p),
                            b.line(line + p + 1),
                            values[at0 + o],
                            values[at1 + o],
                            values[at2 + o],
                            pair ? values[at0 + o + along] : 0,
                            pair ? values[at1 + o + along] : 0,
                            pair ? values[at2 + o + along] : 0,
                            first,
                            width);
                }
            }
        }

        private static void update(
                double[] c0,
                double[] c1,
                double[] c2,
                double[] b0,
                double[] b1,
                double a00,
                double a10,
                double a20,
                double a01,
                double a11,
                double a21,
                int first,
                int n) {
            for (int j = first; j < n; j++) {
                double x = b0[j];
                double y = b1[j];
                double old0 = c0[j];
                double old1 = c1[j];
                double old2 = c2[j];
                c0[j] = old0 + a00 * x + a01 * y;
                c1[j] = old1 + a10 * x + a11 * y;
                c2[j] = old2 + a20 * x + a21 * y;
            }
        }

        private static void set(double alpha, double[] row, double[] total, int first, int n) {
            for (int j = first; j < n; j++) {
                total[j] = 0 + alpha * row[j]; // 0 for -0, as in a sum
            }
        }

        private static void add(double alpha, double[] row, double[] total, int first, int n) {
            for (int j = first; j < n; j++) {
                total[j] += alpha * row[j];
            }
        }
    }
}
