package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A matrix and a panel beside it, A = A₀ − L Rᵀ, by loops that say what is meant; tolerances are those of sums of so many products. */
class PanelTest {
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3", "4, 0", "7, 2", "9, 11"})
    void productsWithItsColumnsAreTheSumsThatDefineThem(int count, int from) {
        int n = 40;
        int end = 37;
        double[][] columns = random(9, n, 1);
        double[] x = random(1, n, 2)[0];
        double[] y = random(1, n, 3)[0];
        double[] dots = new double[9];
        double[] row = new double[9];
        double[] changed = y.clone();
        Panel panel = new Panel(columns);
        panel.dots(count, x, from, end, dots);
        panel.row(count, 5, row);
        panel.subtract(count, row, changed, from, end);
        for (int q = 0; q < 9; q++) {
            double sum = 0;
            for (int i = from; i < end && q < count; i++) {
                sum += columns[q][i] * x[i];
            }
            assertEquals(sum, dots[q], n * UNIT);
            assertEquals(q < count ? columns[q][5] : 0, row[q]);
        }
        for (int i = 0; i < n; i++) {
            double expected = y[i];
            for (int q = 0; q < count && i >= from && i < end; q++) {
                expected -= columns[q][5] * columns[q][i];
            }
            assertEquals(expected, changed[i], 10 * UNIT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "70, 70, 0, 0, true",
        "300, 300, 3, 3, true",
        "600, 600, 530, 530, true",
        "70, 20, 0, 0, false",
        "130, 300, 5, 6, false",
        "300, 530, 299, 1, false",
        "33, 600, 32, 33, false"
    })
    void theChangeIsTheProductOfThePanelsWhereItIsMeant(int rows, int columns, int row, int column, boolean half) {
        double[][] a = random(rows, columns, 4);
        double[][] left = random(6, rows, 5);
        double[][] right = random(6, columns, 6);
        double[][] before = IntStream.range(0, rows).mapToObj(i -> a[i].clone()).toArray(double[][]::new);
        new PanelChange(a, columns, half, left, right, Team.of(2)).subtract(row, column);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double expected = before[i][j];
                for (int q = 0; q < 6 && i >= row && j >= column && (!half || j >= i); q++) {
                    expected -= left[q][i] * right[q][j];
                }
                assertEquals(expected, a[i][j], 20 * UNIT, i + ", " + j);
            }
        }
    }

    /** The first panel column is in use, and v stands behind it. */
    @Test
    void onePassageGivesBothProductsAndTheNextColumn() {
        int rows = 150;
        int columns = 130;
        int k = 3;
        double tau = 1.3;
        double[][] a = random(rows, columns, 7);
        double[][] left = random(3, rows, 8);
        double[][] right = random(3, columns, 9);
        right[1][k + 1] = 1;
        ColumnPass pass = new ColumnPass(a, columns, left, right, Team.of(2));
        pass.next(k, 1, tau);
        double[] x = new double[rows];
        double[] c = new double[rows];
        for (int i = k + 1; i < rows; i++) {
            for (int j = k + 1; j < columns; j++) {
                x[i] += tau * (a[i][j] - left[0][i] * right[0][j]) * right[1][j];
            }
            c[i] = a[i][k + 1] - left[0][i] * right[0][k + 1] - x[i];
            assertEquals(x[i], left[1][i], columns * columns * UNIT);
            assertEquals(c[i], pass.column()[i], columns * columns * UNIT);
        }
        for (int j = k + 2; j < columns; j++) {
            double sum = 0;
            for (int i = k + 1; i < rows; i++) {
                sum += c[i] * a[i][j];
            }
            assertEquals(sum, pass.columnTimesMatrix()[j], rows * columns * columns * UNIT);
        }
        pass.first();
        for (int i = 0; i < rows; i++) {
            assertEquals(a[i][0], pass.column()[i]);
        }
    }

    private static double[][] random(int count, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(q -> random.doubles(length, -1, 1).toArray())
                .toArray(double[][]::new);
    }
}
