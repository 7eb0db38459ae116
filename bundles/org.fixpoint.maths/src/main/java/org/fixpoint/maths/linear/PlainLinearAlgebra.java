package org.fixpoint.maths.linear;

import java.util.Arrays;

/**
 * Products in plain Java, shaped so that the just-in-time compiler vectorises the innermost loop.
 *
 * <p>Rows are packed into separate arrays, because C2 vectorises only where every index is the plain loop variable. Two rows
 * of C are updated by two rows of B at a time, the old values read first: measured on Java 17 and 25 this vectorises at
 * every vector width, and 4 × 2 does not where vectors are long. There is no fused multiply-add, which without its
 * instruction is a thousand times slower.
 */
public final class PlainLinearAlgebra extends StridedLinearAlgebra {

    private static final int DEPTH = 128; // k-block: even, and part of the definition of the bits
    private static final int WIDTH = 512; // columns at once: four rows of 512 doubles stay in the first-level cache

    private static final int ROWS = 16; // rows of C at once
    private static final int REUSED = 8; // rows of B, 32 kB, that stay in the first-level cache for all rows of C

    private final double[][] packed = new double[DEPTH][WIDTH];
    private final double[][] sums = new double[ROWS][WIDTH];
    private final double[] left = new double[ROWS * DEPTH];

    /** A provider with its own packing buffers, 0.5 MB. */
    public PlainLinearAlgebra() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    void product(double alpha, Operand a, Operand b, int m, int k, int n, double[] c, int cFrom, Part part) {
        Arrays.fill(c, cFrom, cFrom + m * n, 0);
        for (int j0 = 0; j0 < n; j0 += WIDTH) {
            int width = Math.min(WIDTH, n - j0);
            int lastRow = part == Part.UPPER_HALF ? Math.min(m, j0 + width) : m;
            for (int p0 = 0; p0 < k; p0 += DEPTH) {
                int depth = Math.min(DEPTH, k - p0);
                packRight(b, p0, depth, j0, width);
                for (int i0 = 0; i0 < lastRow; i0 += ROWS) {
                    int height = Math.min(ROWS, m - i0);
                    packLeft(a, i0, height, p0, depth);
                    sumUp(height, depth, width);
                    for (int r = 0; r < height; r++) {
                        add(alpha, sums[r], c, cFrom + (i0 + r) * n + j0, width);
                    }
                }
            }
        }
    }

    /** Rows of the block of B; a row of zeros follows an odd depth, so that the kernel always takes pairs. */
    private void packRight(Operand b, int p0, int depth, int j0, int width) {
        if (b.columnStride() == 1) {
            for (int p = 0; p < depth; p++) {
                System.arraycopy(b.values(), b.from() + (p0 + p) * b.rowStride() + j0, packed[p], 0, width);
            }
        } else {
            transposeRight(b, p0, depth, j0, width);
        }
        if (depth % 2 == 1) {
            Arrays.fill(packed[depth], 0, width, 0);
        }
    }

    private void transposeRight(Operand b, int p0, int depth, int j0, int width) {
        double[] values = b.values();
        for (int q0 = 0; q0 < depth; q0 += 8) { // eight lines of packed are written at once and stay in the cache
            int q1 = Math.min(depth, q0 + 8);
            for (int j = 0; j < width; j++) {
                int at = b.from() + (j0 + j) * b.columnStride() + p0;
                for (int p = q0; p < q1; p++) {
                    packed[p][j] = values[at + p];
                }
            }
        }
    }

    /** {@code left[p * ROWS + r]}; zero where the kernel's pairs reach beyond the height or the depth. */
    private void packLeft(Operand a, int i0, int height, int p0, int depth) {
        double[] values = a.values();
        Arrays.fill(left, 0);
        for (int r = 0; r < height; r++) {
            int at = a.from() + (i0 + r) * a.rowStride() + p0 * a.columnStride();
            for (int p = 0; p < depth; p++) {
                left[p * ROWS + r] = values[at + p * a.columnStride()];
            }
        }
    }

    private void sumUp(int height, int depth, int width) {
        for (double[] row : sums) {
            Arrays.fill(row, 0, width, 0);
        }
        for (int q = 0; q < depth; q += REUSED) {
            int end = Math.min(depth, q + REUSED);
            for (int r = 0; r < height; r += 2) {
                for (int p = q; p < end; p += 2) {
                    update(sums[r], sums[r + 1], packed[p], packed[p + 1], left, p * ROWS + r, width);
                }
            }
        }
    }

    private static void update(double[] c0, double[] c1, double[] b0, double[] b1, double[] a, int at, int n) {
        double a00 = a[at], a10 = a[at + 1], a01 = a[at + ROWS], a11 = a[at + ROWS + 1];
        for (int j = 0; j < n; j++) {
            double x = b0[j];
            double y = b1[j];
            double old0 = c0[j];
            double old1 = c1[j];
            c0[j] = old0 + a00 * x + a01 * y;
            c1[j] = old1 + a10 * x + a11 * y;
        }
    }

    private static void add(double alpha, double[] row, double[] c, int at, int n) {
        for (int j = 0; j < n; j++) {
            c[at + j] += alpha * row[j];
        }
    }
}
