package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.threads.Team;

/**
 * Products in plain Java, shaped so that the just-in-time compiler vectorises the innermost loop.
 *
 * <p>Rows are packed into separate arrays, because C2 vectorises only where every index is the plain loop variable. Three rows
 * of C are updated by two rows of B at a time, the old values read first. Measured on Java 17, in the first-level cache: 34 GFLOP/s,
 * 2 × 2 rows 28, and whatever has more operations in the loop, such as 2 × 4 or 4 × 2, is not vectorised and has 11. There is no fused
 * multiply-add, which without its instruction is a thousand times slower.
 */
public final class PlainLinearAlgebra extends BlockedLinearAlgebra {

    private static final int DEPTH = 128; // k-block: even, and part of the definition of the bits
    private static final int WIDTH = 512; // columns at once

    private static final int REUSED = 8; // rows of B, 32 kB, that stay in the first-level cache for all rows of C
    private static final int HEIGHT = 3; // rows of C in the loop
    private static final int VECTOR = 8; // numbers

    /** A provider for one thread with its own packing buffers, 0.8 MB. */
    public PlainLinearAlgebra() {
        this(Team.alone());
    }

    PlainLinearAlgebra(Team team) {
        super(team);
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    PackedFactor factor() {
        return new Lines();
    }

    @Override
    Bench bench() {
        return new Sums();
    }

    @Override
    int columns() {
        return WIDTH;
    }

    @Override
    int depth() {
        return DEPTH;
    }

    /** Row p of the factor in an array of its own; a row of zeros follows an odd last one, so that the loop always takes pairs. */
    private static final class Lines extends PackedFactor {
        private double[][] lines = new double[0][];

        @Override
        void provide(int n, int k) {
            int even = k + k % 2;
            if (lines.length < even || (even > 0 && lines[0].length < n)) {
                lines = new double[Math.max(even, lines.length)][Math.max(n, lines.length == 0 ? 0 : lines[0].length)];
            }
        }

        @Override
        void pack(Operand b, int at, int first, int count) {
            int k = columns();
            if (b.columnStride() == 1) {
                for (int p = 0; p < k; p++) {
                    System.arraycopy(b.values(), at + p * b.rowStride(), lines[p], first, count);
                }
            } else {
                transpose(b, at, first, count);
            }
            if (k % 2 == 1) {
                Arrays.fill(lines[k], first, first + count, 0);
            }
        }

        private void transpose(Operand b, int from, int first, int count) {
            double[] values = b.values();
            for (int q0 = 0; q0 < columns(); q0 += 8) { // eight lines are written at once and stay in the cache
                int q1 = Math.min(columns(), q0 + 8);
                for (int j = 0; j < count; j++) {
                    int at = from + j * b.columnStride();
                    for (int p = q0; p < q1; p++) {
                        lines[p][first + j] = values[at + p * b.rowStride()];
                    }
                }
            }
        }
    }

    /** Adds up rows of C in arrays of their own. */
    private static final class Sums implements Bench {
        private double[][] sums = new double[0][];
        private final double[] left = new double[ROWS * DEPTH];

        @Override
        public void multiply(
                boolean add,
                double alpha,
                Operand a,
                int aFrom,
                int rows,
                PackedFactor b,
                int from,
                double[] c,
                int at,
                int stride) {
            int width = b.rows();
            if (sums.length == 0 || sums[0].length < width) {
                sums = new double[ROWS][width];
            }
            int first = from / VECTOR * VECTOR;
            double[][] lines = ((Lines) b).lines;
            for (int p0 = 0; p0 < b.columns(); p0 += DEPTH) {
                int depth = Math.min(DEPTH, b.columns() - p0);
                packLeft(a, aFrom + p0 * a.columnStride(), rows, depth);
                for (int r = 0; r < rows; r++) {
                    Arrays.fill(sums[r], first, width, 0);
                }
                sumUp(rows, lines, p0, depth, first, width);
                for (int r = 0; r < rows; r++) {
                    if (add || p0 > 0) {
                        add(alpha, sums[r], c, at + r * stride, first, width);
                    } else {
                        set(alpha, sums[r], c, at + r * stride, first, width);
                    }
                }
            }
        }

        /** {@code left[p * ROWS + r]}; zero where the loop reaches beyond the rows or the depth. */
        private void packLeft(Operand a, int from, int rows, int depth) {
            double[] values = a.values();
            Arrays.fill(left, 0);
            for (int r = 0; r < rows; r++) {
                int at = from + r * a.rowStride();
                for (int p = 0; p < depth; p++) {
                    left[p * ROWS + r] = values[at + p * a.columnStride()];
                }
            }
        }

        private void sumUp(int rows, double[][] lines, int p0, int depth, int first, int width) {
            for (int q = 0; q < depth; q += REUSED) {
                int end = Math.min(depth, q + REUSED);
                for (int r = 0; r < rows; r += HEIGHT) {
                    for (int p = q; p < end; p += 2) {
                        update(
                                sums[r],
                                sums[r + 1],
                                sums[r + 2],
                                lines[p0 + p],
                                lines[p0 + p + 1],
                                left,
                                p * ROWS + r,
                                first,
                                width);
                    }
                }
            }
        }

        private static void update(
                double[] c0, double[] c1, double[] c2, double[] b0, double[] b1, double[] a, int at, int first, int n) {
            double a00 = a[at], a10 = a[at + 1], a20 = a[at + 2];
            double a01 = a[at + ROWS], a11 = a[at + ROWS + 1], a21 = a[at + ROWS + 2];
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

        private static void set(double alpha, double[] row, double[] c, int at, int first, int n) {
            for (int j = first; j < n; j++) {
                c[at + j] = 0 + alpha * row[j]; // 0 for -0, as in a sum
            }
        }

        private static void add(double alpha, double[] row, double[] c, int at, int first, int n) {
            for (int j = first; j < n; j++) {
                c[at + j] += alpha * row[j];
            }
        }
    }
}
