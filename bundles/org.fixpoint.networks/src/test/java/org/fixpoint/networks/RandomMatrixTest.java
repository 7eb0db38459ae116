package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.threads.Team;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomMatrixTest {
    private static double[] normals(String stream, int count) {
        double[] x = new double[count];
        StandardNormals.fill(TestRun.seeded(7).random(stream), x, count);
        return x;
    }

    private static double inner(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaussian", "uniform", "sparse", "haar"})
    void theTransposedProductIsTheAdjoint(String law) {
        RunContext run = TestRun.seeded(3);
        for (int[] shape : new int[][] {{5, 9}, {9, 5}, {8, 8}, {40, 70}}) {
            int k = shape[0];
            int d = shape[1];
            RandomMatrix matrix = matrix(law, 3, run);
            double[] x = normals("x", 3 * k);
            double[] y = normals("y", 3 * d);
            double[] mx = new double[3 * d];
            double[] my = y.clone();
            double[] back = new double[3 * k];
            matrix.times("m", 1.5, x, k, mx, d, false);
            matrix.transposedTimes("m", 1.5, my, d, back, k, false);
            assertEquals(inner(mx, y), inner(x, back), 1e-12 * k * d, law + " " + k + " to " + d);
            matrix.transposedTimes("m", 1.5, my, d, back, k, true);
            assertEquals(2 * inner(mx, y), inner(x, back), 2e-12 * k * d, law + " added");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void whatIsExpectedChangesNoProduct(int members) {
        RunContext run = TestRun.seeded(3);
        int count = 70;
        int k = 90;
        int d = 130;
        double[] x = normals("x", count * k);
        double[] plain = new double[count * d];
        double[] other = new double[count * d];
        double[] ahead = new double[count * d];
        double[] after = new double[count * d];
        new DrawnMatrix(StandardNormals::fill, count, 1 << 18, run, Team.alone(), Precision.DOUBLE)
                .times("m", 2, x, k, plain, d, false);
        new DrawnMatrix(StandardNormals::fill, count, 1 << 18, run, Team.alone(), Precision.DOUBLE)
                .times("n", 2, x, k, other, d, false);
        DrawnMatrix matrix =
                new DrawnMatrix(StandardNormals::fill, count, 40 * k, run, Team.of(members), Precision.DOUBLE);
        matrix.expect("n", k, d);
        matrix.times("m", 2, x, k, ahead, d, false);
        assertArrayEquals(plain, ahead);
        matrix.expect("o", k, d); // which does not come
        matrix.times("n", 2, x, k, after, d, false);
        assertArrayEquals(other, after);
        matrix.times("m", 2, x, k, after, d, false);
        assertArrayEquals(plain, after);
    }

    private static RandomMatrix matrix(String law, int count, RunContext run) {
        return switch (law) {
            case "haar" -> new HaarMatrix(count, run);
            case "uniform" -> new DrawnMatrix(Entries.uniform(), count, 64, run, Team.of(2), Precision.DOUBLE);
            case "sparse" -> new DrawnMatrix(Entries.sparse(0.3), count, 64, run, Team.of(2), Precision.DOUBLE);
            default -> new DrawnMatrix(StandardNormals::fill, count, 64, run, Team.of(2), Precision.DOUBLE);
        };
    }

    @Test
    void aSquareHaarMatrixKeepsInnerProductsUpToItsScale() {
        double[] x = normals("x", 4 * 30);
        double[] image = new double[4 * 30];
        new HaarMatrix(4, TestRun.seeded(3)).times("q", 1 / Math.sqrt(30), x, 30, image, 30, false);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double[] a = Arrays.copyOfRange(x, i * 30, i * 30 + 30);
                double[] b = Arrays.copyOfRange(x, j * 30, j * 30 + 30);
                double[] qa = Arrays.copyOfRange(image, i * 30, i * 30 + 30);
                double[] qb = Arrays.copyOfRange(image, j * 30, j * 30 + 30);
                assertEquals(inner(a, b), inner(qa, qb), 1e-12);
            }
        }
    }

    /** For the Haar measure on O(n), n ≥ 2: E[tr Q] = 0, E[(tr Q)²] = 1; Diaconis and Shahshahani (1994). */
    @Test
    void tracesAreThoseOfTheHaarMeasure() {
        RunContext run = TestRun.seeded(3);
        int draws = 20_000;
        int n = 3;
        double sum = 0;
        double squares = 0;
        double determinants = 0;
        double[] axes = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        HaarMatrix matrix = new HaarMatrix(n, run);
        for (int t = 0; t < draws; t++) {
            double[] q = new double[n * n];
            matrix.times("q" + t, 1 / Math.sqrt(n), axes, n, q, n, false);
            double trace = q[0] + q[4] + q[8];
            sum += trace;
            squares += trace * trace;
            determinants += q[0] * (q[4] * q[8] - q[5] * q[7])
                    - q[1] * (q[3] * q[8] - q[5] * q[6])
                    + q[2] * (q[3] * q[7] - q[4] * q[6]);
        }
        double error = 4 / Math.sqrt(draws); // four standard errors
        assertEquals(0, sum / draws, error);
        assertEquals(1, squares / draws, 1.5 * error); // (tr Q)² has standard deviation √2
        assertEquals(0, determinants / draws, error);
    }

    @Test
    void rectangularHaarBlocksHaveEntriesOfVarianceOne() {
        double[] axis = new double[40];
        double[] total = new double[10];
        axis[3] = 1;
        int draws = 2000;
        for (int t = 0; t < draws; t++) {
            double[] column = new double[10];
            new HaarMatrix(1, TestRun.seeded(t)).times("q", 1, axis, 40, column, 10, false);
            for (int j = 0; j < 10; j++) {
                total[j] += column[j] * column[j] / draws;
            }
        }
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, total, 4 * Math.sqrt(2.0 / draws));
    }

    @Test
    void uniformEntriesHaveVarianceOneAndTheirRange() {
        double[] x = drawn(Entries.uniform());
        assertTrue(Arrays.stream(x).allMatch(v -> Math.abs(v) <= Math.sqrt(3)));
        assertEquals(0, Arrays.stream(x).average().orElseThrow(), 4 / Math.sqrt(x.length));
        assertEquals(1, inner(x, x) / x.length, 4 * Math.sqrt(0.8 / x.length)); // E x⁴ − 1 = 9/5 − 1
    }

    @Test
    void sparseEntriesHaveVarianceOneAndTheirShareOfZeros() {
        double[] x = drawn(Entries.sparse(0.1));
        double nonzero = Arrays.stream(x).filter(v -> v != 0).count() / (double) x.length;
        assertEquals(0.1, nonzero, 4 * Math.sqrt(0.09 / x.length));
        assertEquals(1, inner(x, x) / x.length, 4 * Math.sqrt(29.0 / x.length)); // E x⁴ − 1 = 3/p − 1
    }

    private static double[] drawn(Entries entries) {
        RandomGenerator random = TestRun.seeded(9).random("entries");
        double[] x = new double[100_000];
        entries.fill(random, x, x.length);
        return x;
    }
}
