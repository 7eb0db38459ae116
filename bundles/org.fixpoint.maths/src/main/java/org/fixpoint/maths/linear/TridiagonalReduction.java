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
    private final double[][] v; // A = A₀ − Σ (vₚ wₚᵀ + wₚ vₚᵀ), from the row below that of the column on
    private final double[][] w;
    private final SymmetricProduct product;
    private final SymmetricChange change;
    private final double[] alongV = new double[PANEL];
    private final double[] alongW = new double[PANEL];

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
        v = new double[PANEL][n];
        w = new double[PANEL][n];
        product = new SymmetricProduct(a, team);
        change = new SymmetricChange(a, PANEL, team);
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
                change.subtract(v, w, from + PANEL);
            }
        }
        return new Tridiagonal(diagonal, beside);
    }

    /** Takes column {@code from + p} out of the matrix, with the change that this is to the rest of it as vₚ and wₚ. */
    private void reduceColumn(int from, int p) {
        int k = from + p;
        double[] x = v[p];
        System.arraycopy(a[k], k, x, k, n - k);
        Arrays.fill(w[p], k, n, 0);
        for (int q = 0; q < p; q++) {
            alongV[q] = -v[q][k];
            alongW[q] = -w[q][k];
        }
        addPanel(x, p, k);
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

    /** wₚ = τ (A v − τ/2 (vᵀ A v) v), so that (1 − τ v vᵀ) A (1 − τ v vᵀ) = A − v wᵀ − w vᵀ. */
    private void image(int p, int from, double tau) {
        double[] x = v[p];
        double[] y = w[p];
        product.add(x, y, from);
        for (int q = 0; q < p; q++) {
            alongV[q] = -Elementwise.dot(v[q], from, x, from, n - from);
            alongW[q] = -Elementwise.dot(w[q], from, x, from, n - from);
        }
        addPanel(y, p, from);
        double along = Elementwise.dot(x, from, y, from, n - from);
        for (int i = from; i < n; i++) {
            y[i] = tau * (y[i] - tau / 2 * along * x[i]);
        }
    }

    /** y += Σ (alongW_q v_q + alongV_q w_q) over the columns of the panel so far, from an index on. */
    private void addPanel(double[] y, int columns, int from) {
        int q = 0;
        for (; q + 2 <= columns; q += 2) {
            SymmetricProduct.add(
                    y, v[q], alongW[q], w[q], alongV[q], v[q + 1], alongW[q + 1], w[q + 1], alongV[q + 1], from, n);
        }
        if (q < columns) {
            add(y, v[q], alongW[q], from, n);
            add(y, w[q], alongV[q], from, n);
        }
    }

    private static void add(double[] y, double[] a, double p, int begin, int end) {
        for (int i = begin; i < end; i++) {
            y[i] += p * a[i];
        }
    }
}
