package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fixpoint.maths.threads.Team;

/**
 * y += A x for a symmetric matrix of which the half from the diagonal on is kept, an array for each row.
 *
 * <p>Strips of rows are multiplied one by one and added up in their order, so that bits do not depend on the number of threads.
 */
final class SymmetricProduct {
    private static final int STRIP = 64; // rows, a multiple of four
    private static final int WORTH_TEAM = 192; // rows from which it is shared, some 5 µs

    private final double[][] a;
    private final int n;
    private final Team team;
    private final FourRows[] kernels;
    private final double[][] strips;
    private final Team.Part multiplying = this::multiplyStrip;
    private double[] x = new double[0];
    private int from;

    /** Of one matrix, whatever its entries become. */
    SymmetricProduct(double[][] a, Team team) {
        this.a = a;
        this.n = a.length;
        this.team = team;
        kernels = IntStream.range(0, team.size())
                .mapToObj(member -> ProviderChoice.fourRows())
                .toArray(FourRows[]::new);
        strips = new double[n / STRIP + 1][n];
    }

    /** For rows and columns from one on; y has what there was before added. */
    void add(double[] vector, double[] y, int first) {
        x = vector;
        from = first;
        int parts = (n - first + STRIP - 1) / STRIP;
        if (n - first < WORTH_TEAM) {
            for (int part = 0; part < parts; part++) {
                multiplyStrip(part, 0);
            }
        } else {
            team.each(parts, multiplying);
        }
        for (int part = 0; part < parts; part++) {
            add(strips[part], y, first + part * STRIP, n);
        }
    }

    private static void add(double[] x, double[] y, int begin, int end) {
        for (int i = begin; i < end; i++) {
            y[i] += x[i];
        }
    }

    private void multiplyStrip(int part, int member) {
        int first = from + part * STRIP;
        int end = Math.min(n, first + STRIP);
        double[] y = strips[part];
        Arrays.fill(y, first, n, 0);
        int i = first;
        double[] sums = new double[4];
        for (; i + 4 <= end; i += 4) {
            FourRows.Rows rows =
                    new FourRows.Rows(a[i], a[i + 1], a[i + 2], a[i + 3], x[i], x[i + 1], x[i + 2], x[i + 3]);
            kernels[member].multiply(rows, x, y, i + 4, n, sums);
            for (int r = 0; r < 4; r++) {
                multiplyRow(i + r, i + 4, y);
                y[i + r] += sums[r];
            }
        }
        for (; i < end; i++) {
            multiplyRow(i, n, y);
        }
    }

    /** One row from its diagonal to before an end. */
    private void multiplyRow(int i, int end, double[] y) {
        double[] row = a[i];
        double sum = row[i] * x[i];
        for (int j = i + 1; j < end; j++) {
            sum += row[j] * x[j];
            y[j] += row[j] * x[i];
        }
        y[i] += sum;
    }
}
