package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.threads.Team;

/**
 * Brings a symmetric matrix to three diagonals by reflections: Householder's method, whose products with vectors are taken one by one and
 * whose changes of the rest of the matrix {@value #PANEL} at a time, as a product of matrices; Golub and Van Loan, "Matrix Computations",
 * 8.3, and Dongarra, Hammarling and Sorensen (1989), "Block reduction of matrices to condensed forms".
 *
 * <p>Eigenvalues are those of a matrix that differs from the given one by some n units of rounding of its norm. Bits do not depend on
 * the number of threads.
 */
final class TridiagonalReduction {
    private static final int PANEL = 32;
    private static final double NEGLIGIBLE =
            0x1p-900; // squared length of a column, of a matrix with a largest entry of 1 to 2

    private final int n;
    private final double[][] a; // the upper half of what is still to be reduced, as it was before the panel at work
    private final double[] diagonal;
    private final double[] beside;
    private final double[][] left; // A = A₀ − L Rᵀ: v, w, v, w, … from the row below that of the column on
    private final double[][] right; // the same: w, v, w, v, …
    private final Panel lefts;
    private final Panel rights;
    private final SymmetricProduct product;
    private final PanelChange change;
    private final double[] along = new double[2 * PANEL];

    private TridiagonalReduction(double[] matrix, int n, double scale, Team team) {
        this.n = n;
        a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                a[i][j] = matrix[i * n + j] * scale;
            }
        }
        diagonal = new double[n];
        beside = new double[Math.max(0, n - 1)];
        left = new double[2 * PANEL][n];
        right = new double[2 * PANEL][];
        Arrays.setAll(right, q -> left[q ^ 1]);
        lefts = new Panel(left);
        rights = new Panel(right);
        product = new SymmetricProduct(a, team);
        change = new PanelChange(a, n, true, left, right, team);
    }

    /**
     * A matrix with the same eigenvalues.
     *
     * @param matrix n × n, row-major, of which the upper half is read; its entries times {@code scale} at most 2 in size
     */
    static Tridiagonal of(double[] matrix, int n, double scale, Team team) {
        return new TridiagonalReduction(matrix, n, scale, team).reduce();
    }

    private Tridiagonal reduce() {
        for (int from = 0; from < n; from += PANEL) {
            for (int p = 0; p < PANEL && from + p < n; p++) {
                reduceColumn(from, p);
            }
            if (from + PANEL < n) {
                change.subtract(from + PANEL, from + PANEL);
            }
        }
        return new Tridiagonal(diagonal, beside);
    }

    /** Takes column {@code from + p} out of the matrix, with the change that this is to the rest of it as v and w. */
    private void reduceColumn(int from, int p) {
        int k = from + p;
        double[] x = left[2 * p];
        System.arraycopy(a[k], k, x, k, n - k);
        Arrays.fill(right[2 * p], k, n, 0);
        lefts.row(2 * p, k, along);
        rights.subtract(2 * p, along, x, k, n);
        diagonal[k] = x[k];
        if (k + 1 == n) {
            return;
        }
        double head = x[k + 1];
        double tail = Elementwise.dot(x, k + 2, x, k + 2, n - k - 2);
        double square = head * head + tail;
        if (tail == 0 || square < NEGLIGIBLE) {
            beside[k] = square < NEGLIGIBLE ? 0 : head;
            Arrays.fill(x, k, n, 0);
            return;
        }
        double length = -Math.copySign(Math.sqrt(square), head);
        beside[k] = length;
        double inverse = 1 / (head - length);
        for (int i = k + 2; i < n; i++) {
            x[i] *= inverse;
        }
        x[k] = 0;
        x[k + 1] = 1;
        image(p, k + 1, (length - head) / length);
    }

    /** w = τ (A v − τ/2 (vᵀ A v) v), so that (1 − τ v vᵀ) A (1 − τ v vᵀ) = A − v wᵀ − w vᵀ. */
    private void image(int p, int from, double tau) {
        double[] x = left[2 * p];
        double[] y = right[2 * p];
        product.add(x, y, from);
        lefts.dots(2 * p, x, from, n, along);
        rights.subtract(2 * p, along, y, from, n);
        double sum = Elementwise.dot(x, from, y, from, n - from);
        for (int i = from; i < n; i++) {
            y[i] = tau * (y[i] - tau / 2 * sum * x[i]);
        }
    }
}
