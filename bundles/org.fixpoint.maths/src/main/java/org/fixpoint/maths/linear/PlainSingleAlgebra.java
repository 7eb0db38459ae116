package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.threads.Team;

/**
 * Products in single precision in plain Java: factors are rounded as they are packed, and blocks of columns are added up in single
 * precision by the loop of {@link PlainLinearAlgebra}, of which the compiler makes vectors twice as long, then added in double.
 */
final class PlainSingleAlgebra extends BlockedLinearAlgebra {

    private static final int ROWS = 48; // of A at once, a multiple of three
    private static final int DEPTH = 256; // k-block: even, and part of the definition of the bits
    private static final int WIDTH = 1024; // columns at once

    private static final int REUSED = 8; // rows of B, 32 kB, that stay in the first-level cache for all rows of C
    private static final int HEIGHT = 3; // rows of C in the loop
    private static final int VECTOR = 16; // numbers

    PlainSingleAlgebra(Team team) {
        super("plain-single", new Blocks(WIDTH, DEPTH, ROWS, HEIGHT), team);
    }

    @Override
    PackedFactor factor() {
        return new Lines();
    }

    @Override
    Bench bench() {
        return new Sums();
    }

    /** Row p of the factor in an array of its own; a row of zeros follows an odd last one, so that the loop always takes pairs. */
    private static final class Lines extends PackedFactor {
        private float[][] lines = new float[0][];

        @Override
        void provide(int n, int k) {
            int even = k + k % 2;
            if (lines.length < even || (even > 0 && lines[0].length < n)) {
                lines = new float[Math.max(even, lines.length)][Math.max(n, lines.length == 0 ? 0 : lines[0].length)];
            }
        }

        @Override
        void pack(Operand b, int at, int first, int count) {
            transpose(b, at, first, count);
            if (columns() % 2 == 1) {
                Arrays.fill(lines[columns()], first, first + count, 0);
            }
        }

        private void transpose(Operand b, int from, int first, int count) {
            double[] values = b.values();
            for (int q0 = 0; q0 < columns(); q0 += 8) { // eight lines are written at once and stay in the cache
                int q1 = Math.min(columns(), q0 + 8);
                for (int j = 0; j < count; j++) {
                    int at = from + j * b.columnStride();
                    for (int p = q0; p < q1; p++) {
                        lines[p][first + j] = (float) values[at + p * b.rowStride()];
                    }
                }
            }
        }
    }

    /** Adds up rows of C in arrays of their own. */
    private static final class Sums implements Bench {
        private float[][] sums = new float[0][];
        private final float[] left = new float[ROWS * DEPTH];

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
            int width = b.rows();
            if (sums.length == 0 || sums[0].length < width) {
                sums = new float[ROWS][width];
            }
            int first = Math.max(0, diagonal) / VECTOR * VECTOR;
            float[][] lines = ((Lines) b).lines;
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
                    left[p * ROWS + r] = (float) values[at + p * a.columnStride()];
                }
            }
        }

        private void sumUp(int rows, float[][] lines, int p0, int depth, int first, int width) {
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
                float[] c0, float[] c1, float[] c2, float[] b0, float[] b1, float[] a, int at, int first, int n) {
            float a00 = a[at], a10 = a[at + 1], a20 = a[at + 2];
            float a01 = a[at + ROWS], a11 = a[at + ROWS + 1], a21 = a[at + ROWS + 2];
            for (int j = first; j < n; j++) {
                float x = b0[j];
                float y = b1[j];
                float old0 = c0[j];
                float old1 = c1[j];
                float old2 = c2[j];
                c0[j] = old0 + a00 * x + a01 * y;
                c1[j] = old1 + a10 * x + a11 * y;
                c2[j] = old2 + a20 * x + a21 * y;
            }
        }

        private static void set(double alpha, float[] row, double[] c, int at, int first, int n) {
            for (int j = first; j < n; j++) {
                c[at + j] = 0 + alpha * row[j]; // 0 for -0, as in a sum
            }
        }

        private static void add(double alpha, float[] row, double[] c, int at, int first, int n) {
            for (int j = first; j < n; j++) {
                c[at + j] += alpha * row[j];
            }
        }
    }
}
