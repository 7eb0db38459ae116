package org.fixpoint.maths.linear;

/** The parts of linear algebra that are bound by memory, in plain Java that the compiler vectorises where it can. */
final class Elementwise {

    private Elementwise() {}

    static double dot(double[] x, int xFrom, double[] y, int yFrom, int n) {
        Shapes.region("x", x, xFrom, 1, n);
        Shapes.region("y", y, yFrom, 1, n);
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            s0 += x[xFrom + i] * y[yFrom + i];
            s1 += x[xFrom + i + 1] * y[yFrom + i + 1];
            s2 += x[xFrom + i + 2] * y[yFrom + i + 2];
            s3 += x[xFrom + i + 3] * y[yFrom + i + 3];
            s4 += x[xFrom + i + 4] * y[yFrom + i + 4];
            s5 += x[xFrom + i + 5] * y[yFrom + i + 5];
            s6 += x[xFrom + i + 6] * y[yFrom + i + 6];
            s7 += x[xFrom + i + 7] * y[yFrom + i + 7];
        }
        for (; i < n; i++) {
            s0 += x[xFrom + i] * y[yFrom + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    static void axpy(double alpha, double[] x, int xFrom, double[] y, int yFrom, int n) {
        Shapes.region("x", x, xFrom, 1, n);
        Shapes.region("y", y, yFrom, 1, n);
        for (int i = 0; i < n; i++) {
            y[yFrom + i] += alpha * x[xFrom + i];
        }
    }

    static void scale(double alpha, double[] x, int xFrom, int n) {
        Shapes.region("x", x, xFrom, 1, n);
        for (int i = xFrom; i < xFrom + n; i++) {
            x[i] *= alpha;
        }
    }

    static void addToRows(double[] bias, double[] x, int xFrom, int rows, int columns) {
        Shapes.region("bias", bias, 0, 1, columns);
        Shapes.region("x", x, xFrom, rows, columns);
        for (int r = 0; r < rows; r++) {
            int row = xFrom + r * columns;
            for (int j = 0; j < columns; j++) {
                x[row + j] += bias[j];
            }
        }
    }

    static void rowNorms(double[] x, int xFrom, int rows, int columns, double[] out) {
        Shapes.region("x", x, xFrom, rows, columns);
        Shapes.region("out", out, 0, 1, rows);
        for (int r = 0; r < rows; r++) {
            int row = xFrom + r * columns;
            out[r] = Math.sqrt(dot(x, row, x, row, columns));
        }
    }

    /** Copies the upper half of a square matrix onto its lower half. */
    static void mirror(double[] c, int from, int n) {
        final int tile = 32; // tiles of 32 x 32 keep the strided reads within the first-level cache
        for (int i0 = 0; i0 < n; i0 += tile) {
            for (int j0 = 0; j0 <= i0; j0 += tile) {
                mirrorTile(c, from, n, i0, Math.min(i0 + tile, n), j0, Math.min(j0 + tile, n));
            }
        }
    }

    private static void mirrorTile(double[] c, int from, int n, int i0, int i1, int j0, int j1) {
        for (int i = i0; i < i1; i++) {
            int row = from + i * n;
            for (int j = j0; j < Math.min(i, j1); j++) {
                c[row + j] = c[from + j * n + i];
            }
        }
    }

    /** y += p a + q b + r c + s d over a range: loops over one index become vectors. */
    static void addFour(
            double[] y,
            double[] a,
            double p,
            double[] b,
            double q,
            double[] c,
            double r,
            double[] d,
            double s,
            int begin,
            int end) {
        for (int i = begin; i < end; i++) {
            y[i] += (p * a[i] + q * b[i]) + (r * c[i] + s * d[i]);
        }
    }
}
