package org.fixpoint.maths.linear;

import java.util.Arrays;
import org.fixpoint.maths.threads.Team;

/**
 * Brings a matrix to two diagonals by reflections from the left and from the right: the method of Golub and Kahan (1965), whose changes of
 * the rest of the matrix are taken up to {@value #PANEL} at a time, as a product of matrices; Golub and Van Loan, "Matrix Computations", 5.4.8,
 * and Dongarra, Hammarling and Sorensen (1989), "Block reduction of matrices to condensed forms".
 *
 * <p>Each column takes one passage through the matrix in place of two: {@link ColumnPass}.
 *
 * <p>Singular values are those of a matrix that differs from the given one by some √m units of rounding of its norm, m the larger of rows
 * and columns. Bits do not depend on the number of threads.
 */
final class BidiagonalReduction {
    private static final int PANEL = 16;
    private static final int LEAST_PANEL = 4;
    private static final int COLUMNS_OF_PANEL =
            16; // of the matrix, for each of a panel: what is read beside it stays a fraction
    private static final double NEGLIGIBLE =
            0x1p-900; // squared length of a column, of a matrix with a largest entry of 1 to 2

    private final int columns;
    private final double[][] a; // as it was before the panel at work
    private final double[] diagonal;
    private final double[] beside;
    private final double[][] left; // A = A₀ − L Rᵀ: u, x, u, x, … with a place more than a panel needs
    private final double[][] right; // y, v, y, v, …
    private final Panel lefts;
    private final Panel rights;
    private final PanelChange change;
    private final ColumnPass pass;
    private final int panel;
    private final double[] along;

    private BidiagonalReduction(double[][] a, int columns, Team team) {
        this.a = a;
        this.columns = columns;
        diagonal = new double[columns];
        beside = new double[Math.max(0, columns - 1)];
        panel = Math.max(LEAST_PANEL, Math.min(columns / COLUMNS_OF_PANEL, PANEL));
        along = new double[2 * panel + 1];
        left = new double[2 * panel + 1][a.length];
        right = new double[2 * panel + 1][columns];
        lefts = new Panel(left);
        rights = new Panel(right);
        change = new PanelChange(
                a, columns, false, Arrays.copyOf(left, 2 * panel), Arrays.copyOf(right, 2 * panel), team);
        pass = new ColumnPass(a, columns, left, right, team);
    }

    /**
     * A matrix with the same singular values.
     *
     * @param a an array for each row, at least as many as columns, with entries of at most 2 in size; overwritten
     */
    static Bidiagonal of(double[][] a, int columns, Team team) {
        return new BidiagonalReduction(a, columns, team).reduce();
    }

    private Bidiagonal reduce() {
        if (columns > 0) {
            pass.first();
        }
        int p = 0;
        for (int k = 0; k < columns; k++) {
            reflectColumn(k, p);
            if (k + 1 < columns) {
                if (p == panel) {
                    change.subtract(k, k + 1);
                    System.arraycopy(left[2 * panel], k, left[0], k, a.length - k);
                    System.arraycopy(right[2 * panel], k, right[0], k, columns - k);
                    p = 0;
                }
                double tau = reflectRow(k, p);
                pass.next(k, 2 * p + 1, tau);
                p++;
            }
        }
        return new Bidiagonal(diagonal, beside);
    }

    /** Takes column k out of the matrix: u, by which it is reflected, and y = τ Aᵀ u, so that the rest becomes A − u yᵀ. */
    private void reflectColumn(int k, int p) {
        double[] c = pass.column();
        double[] u = left[2 * p];
        double[] y = right[2 * p];
        double head = c[k];
        double tail = Elementwise.dot(c, k + 1, c, k + 1, a.length - k - 1);
        double square = head * head + tail;
        if (tail == 0 || square < NEGLIGIBLE) {
            diagonal[k] = square < NEGLIGIBLE ? 0 : head;
            Arrays.fill(u, k, a.length, 0);
            Arrays.fill(y, k, columns, 0);
            return;
        }
        double length = -Math.copySign(Math.sqrt(square), head);
        diagonal[k] = length;
        double inverse = 1 / (head - length);
        scale(c, inverse, u, k + 1, a.length);
        u[k] = 1;
        image(pass.columnTimesMatrix(), a[k], length, inverse, y, k + 1, columns);
        lefts.dots(2 * p, u, k, a.length, along);
        rights.subtract(2 * p, along, y, k + 1, columns);
        scale(y, (length - head) / length, y, k + 1, columns);
    }

    /** y = (Aᵀ c − l aₖ) / (cₖ − l), which is Aᵀ u: off by no more than the product itself, as |cₖ − l| is not below |l| = |c|. */
    private static void image(double[] w, double[] row, double length, double inverse, double[] y, int from, int end) {
        for (int j = from; j < end; j++) {
            y[j] = (w[j] - length * row[j]) * inverse;
        }
    }

    private static void scale(double[] x, double factor, double[] y, int from, int end) {
        for (int i = from; i < end; i++) {
            y[i] = x[i] * factor;
        }
    }

    /** Takes what is right of the diagonal in row k out of the matrix: v, by which it is reflected, and its τ. */
    private double reflectRow(int k, int p) {
        double[] v = right[2 * p + 1];
        System.arraycopy(a[k], k + 1, v, k + 1, columns - k - 1);
        lefts.row(2 * p + 1, k, along);
        rights.subtract(2 * p + 1, along, v, k + 1, columns);
        double head = v[k + 1];
        double tail = Elementwise.dot(v, k + 2, v, k + 2, columns - k - 2);
        double square = head * head + tail;
        if (tail == 0 || square < NEGLIGIBLE) {
            beside[k] = square < NEGLIGIBLE ? 0 : head;
            Arrays.fill(v, k + 1, columns, 0);
            return 0;
        }
        double length = -Math.copySign(Math.sqrt(square), head);
        beside[k] = length;
        scale(v, 1 / (head - length), v, k + 2, columns);
        v[k + 1] = 1;
        return (length - head) / length;
    }
}
