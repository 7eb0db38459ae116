package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fixpoint.maths.threads.Team;

/**
 * One passage through a matrix A = A₀ − L Rᵀ for two products with it: x = τ A v by rows, and, as each row of the next column of
 * A − x vᵀ is known with its element of x, the product of that column c with A₀.
 *
 * <p>A₀ is read once where x = A v and Aᵀ u, one after the other, read it twice: the products wait for memory, not for the processor;
 * compare Howell, Demmel, Fulton, Hammarling and Marmol (2008), "Cache efficient bidiagonalization using BLAS 2.5 operators". The second
 * product is taken with c as it was rounded, so nothing is lost.
 *
 * <p>Strips of rows are multiplied one by one and added up in their order, so that bits do not depend on the number of threads.
 */
final class ColumnPass {
    private static final int STRIP = 64; // rows, a multiple of four
    private static final int WORTH_TEAM = 12_288; // elements from which it is shared, some 5 µs

    private final double[][] a;
    private final int columns;
    private final double[][] left;
    private final double[][] right;
    private final Panel lefts;
    private final Panel rights;
    private final Team team;
    private final FourRows[] kernels;
    private final double[][] strips;
    private final Team.Part multiplying = this::multiplyStrip;
    private final double[] column;
    private final double[] product;
    private final double[] alongV; // Rᵀ v
    private final double[] atColumn; // the row of R that belongs to the next column
    private double[] v = new double[0];
    private double[] x = new double[0];
    private int at;
    private int count;
    private double tau;

    /**
     * Of one matrix, whatever its entries become.
     *
     * @param left L by columns, of which some are in use, and a place for x behind them
     * @param right R by columns, and v behind those in use
     */
    ColumnPass(double[][] a, int columns, double[][] left, double[][] right, Team team) {
        this.a = a;
        this.columns = columns;
        this.left = left;
        this.right = right;
        this.team = team;
        lefts = new Panel(left);
        rights = new Panel(right);
        kernels = IntStream.range(0, team.size())
                .mapToObj(member -> ProviderChoice.fourRows())
                .toArray(FourRows[]::new);
        strips = new double[(a.length + STRIP - 1) / STRIP][columns];
        column = new double[a.length];
        product = new double[columns];
        alongV = new double[right.length];
        atColumn = new double[right.length];
    }

    /** c of the last passage, from the diagonal on. */
    double[] column() {
        return column;
    }

    /** A₀ᵀ c of the last passage, from the element behind the diagonal on. */
    double[] columnTimesMatrix() {
        return product;
    }

    /** The first column, and its product. */
    void first() {
        run(0, 0, 0);
    }

    /**
     * x, which is put behind the columns of L in use, and the column behind a given one.
     *
     * @param k the row and the column that were taken out last
     * @param inUse columns of L and R
     */
    void next(int k, int inUse, double factor) {
        run(k + 1, inUse, factor);
    }

    private void run(int place, int inUse, double factor) {
        at = place;
        count = inUse;
        tau = factor;
        v = right[count];
        x = left[count];
        rights.dots(count, v, at, columns, alongV);
        rights.row(count, at, atColumn);
        int rows = a.length - at;
        int parts = (rows + STRIP - 1) / STRIP;
        if ((long) rows * (columns - at) < WORTH_TEAM) {
            for (int part = 0; part < parts; part++) {
                multiplyStrip(part, 0);
            }
        } else {
            team.each(parts, multiplying);
        }
        Arrays.fill(product, at + 1, columns, 0);
        for (int part = 0; part < parts; part++) {
            add(strips[part], product, at + 1, columns);
        }
    }

    private static void add(double[] x, double[] y, int begin, int end) {
        for (int i = begin; i < end; i++) {
            y[i] += x[i];
        }
    }

    private void multiplyStrip(int part, int member) {
        int first = at + part * STRIP;
        int end = Math.min(a.length, first + STRIP);
        Arrays.fill(x, first, end, 0);
        lefts.subtract(count, alongV, x, first, end);
        for (int i = first; i < end; i++) {
            column[i] = a[i][at];
        }
        lefts.subtract(count, atColumn, column, first, end);
        double[] y = strips[part];
        Arrays.fill(y, at + 1, columns, 0);
        double[] sums = new double[4];
        int i = first;
        for (; i + 4 <= end; i += 4) {
            kernels[member].dots(a[i], a[i + 1], a[i + 2], a[i + 3], v, at, columns, sums);
            for (int r = 0; r < 4; r++) {
                finish(i + r, sums[r]);
            }
            Elementwise.addFour(
                    y,
                    a[i],
                    column[i],
                    a[i + 1],
                    column[i + 1],
                    a[i + 2],
                    column[i + 2],
                    a[i + 3],
                    column[i + 3],
                    at + 1,
                    columns);
        }
        for (; i < end; i++) {
            finish(i, Elementwise.dot(a[i], at, v, at, columns - at));
            add(a[i], column[i], y, at + 1, columns);
        }
    }

    /** The elements of x and of c in a row, where v begins with one if τ is not zero. */
    private void finish(int i, double sum) {
        x[i] = tau * (x[i] + sum);
        column[i] -= x[i];
    }

    private static void add(double[] row, double factor, double[] y, int begin, int end) {
        for (int j = begin; j < end; j++) {
            y[j] += factor * row[j];
        }
    }
}
