package org.fixpoint.maths.dynamics;

/**
 * LU decomposition with partial pivoting of one dense matrix after another of the same size, for the solution of A x = b.
 *
 * <p>Four columns at a time: Golub and Van Loan, Matrix Computations (4th ed. 2013), section 3.2.11. Each row is an array of its own, indexed by the loop
 * variable alone, so that Java's compiler makes vectors of the loops; no multiplication is fused, so that the bits are the same on every
 * machine. Reuses its memory: for one thread.
 */
final class RowElimination {
    private static final int BLOCK = 4;

    private final int d;
    private final double[][] rows;
    private final int[] order;

    RowElimination(int d) {
        this.d = d;
        rows = new double[d][d];
        order = new int[d];
    }

    /**
     * Decomposes a matrix; false if a pivot is 0 or not finite, after which nothing can be solved.
     *
     * @param a d × d, row-major; not modified
     */
    boolean decompose(double[] a) {
        for (int i = 0; i < d; i++) {
            System.arraycopy(a, i * d, rows[i], 0, d);
            order[i] = i;
        }
        for (int from = 0; from < d; from += BLOCK) {
            int to = Math.min(from + BLOCK, d);
            if (!panel(from, to)) {
                return false;
            }
            for (int k = from; k < to; k++) { // the rows of U beside the panel
                for (int l = from; l < k; l++) {
                    subtract(rows[k], rows[k][l], rows[l], to, d);
                }
            }
            for (int i = to; i < d; i++) { // none where the panel is not full
                subtract(rows[i], from);
            }
        }
        return true;
    }

    /** Columns from to to, with the rows below brought into the order of their pivots. */
    private boolean panel(int from, int to) {
        for (int k = from; k < to; k++) {
            int pivot = k;
            for (int i = k + 1; i < d; i++) {
                pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
            }
            double[] top = rows[pivot];
            int which = order[pivot];
            rows[pivot] = rows[k];
            order[pivot] = order[k];
            rows[k] = top;
            order[k] = which;
            double scale = 1 / top[k];
            if (!(Math.abs(scale) > 0) || Double.isInfinite(scale)) {
                return false;
            }
            for (int i = k + 1; i < d; i++) {
                double[] row = rows[i];
                double factor = row[k] * scale;
                row[k] = factor;
                for (int j = k + 1; j < to; j++) {
                    row[j] -= factor * top[j];
                }
            }
        }
        return true;
    }

    /** What a full panel takes from a row below it, beside the panel. */
    private void subtract(double[] row, int from) {
        double[] first = rows[from];
        double[] second = rows[from + 1];
        double[] third = rows[from + 2];
        double[] fourth = rows[from + 3];
        double a = row[from];
        double b = row[from + 1];
        double c = row[from + 2];
        double e = row[from + 3];
        for (int j = from + BLOCK; j < d; j++) { // two rows at a time are slower, 114 µs in place of 89 for d = 100
            row[j] -= (a * first[j] + b * second[j]) + (c * third[j] + e * fourth[j]);
        }
    }

    private static void subtract(double[] row, double factor, double[] other, int from, int to) {
        for (int j = from; j < to; j++) {
            row[j] -= factor * other[j];
        }
    }

    /**
     * x of A x = b.
     *
     * @param b length d; not modified
     * @param out length d; not the same array
     */
    void solve(double[] b, double[] out) {
        for (int i = 0; i < d; i++) {
            double[] row = rows[i];
            double sum = b[order[i]];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * out[j];
            }
            out[i] = sum;
        }
        for (int i = d - 1; i >= 0; i--) {
            double[] row = rows[i];
            double sum = out[i];
            for (int j = i + 1; j < d; j++) {
                sum -= row[j] * out[j];
            }
            out[i] = sum / row[i];
        }
    }
}
