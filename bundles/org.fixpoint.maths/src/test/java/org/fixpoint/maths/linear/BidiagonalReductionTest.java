package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BidiagonalReductionTest {
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "2, 2",
        "3, 3",
        "15, 15",
        "16, 16",
        "17, 17",
        "18, 18",
        "33, 33",
        "34, 34",
        "65, 65",
        "129, 129",
        "257, 257",
        "290, 290",
        "450, 450",
        "1, 9",
        "9, 1",
        "0, 5",
        "64, 3",
        "67, 66",
        "500, 40",
        "40, 500",
        "300, 299",
        "120, 400"
    })
    void agreesWithEjml(int rows, int columns) {
        int n = Math.min(rows, columns);
        double[] a = random(rows, columns, 1);
        double[] expected = n == 0
                ? new double[0]
                : new EjmlDecompositions().singularValues(a, rows, columns).orElseThrow();
        double tolerance = 20 * UNIT * Math.max(1, n) * Math.sqrt(Math.max(1, Math.max(rows, columns)));
        assertArrayEquals(expected, values(a, rows, columns), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "130, 140", "200, 400", "400, 400"})
    void aSpectrumThatIsGivenIsFound(int rows, int columns) {
        check(rows, columns, i -> Math.pow(10, -12.0 * i / rows)); // from 1 to 1e-12
        check(rows, columns, i -> i < rows / 2 ? 1 : 0); // two values, many times each
        check(rows, columns, i -> i < rows / 2 ? 1 : 1 - 1e-9);
        check(rows, columns, i -> i == 0 ? 1 : 0);
        check(rows, columns, i -> i < 3 ? 1 : 1e-14 * (rows - i));
        check(rows, columns, i -> rows - i);
    }

    private static void check(int rows, int columns, IntToDoubleFunction given) {
        double[] expected = IntStream.range(0, rows).mapToDouble(given).toArray();
        double[] a = TurnedMatrices.turned(expected, rows, columns, 7);
        assertArrayEquals(expected, values(a, rows, columns), 4 * columns * UNIT * expected[0]);
    }

    @Test
    void itIsTheSameMatrixByItsSquaresAndIsNotChanged() {
        double[] a = random(300, 280, 5);
        double[] before = a.clone();
        double[] found = values(a, 300, 280);
        assertArrayEquals(before, a);
        double squares = Arrays.stream(a).map(x -> x * x).sum();
        assertEquals(squares, Arrays.stream(found).map(x -> x * x).sum(), 1e-13 * squares);
    }

    @Test
    void eigenvaluesOfTheGramMatrixAreTheirSquares() {
        int n = 200;
        double[] a = random(n, n, 9);
        double[] gram = new double[n * n];
        LinearAlgebra.fastest().gram(a, n, n, gram);
        double[] squares = ReducedDecompositions.reduced(gram, n, Team.alone()).orElseThrow();
        double[] found = values(a, n, n);
        for (int i = 0; i < n; i++) {
            assertEquals(squares[n - 1 - i], found[i] * found[i], n * 4 * UNIT * squares[n - 1]);
        }
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        double[] a = random(470, 430, 3);
        double[] alone =
                ReducedDecompositions.reduced(a, 470, 430, Team.alone()).orElseThrow();
        for (int members : new int[] {2, 7}) {
            assertArrayEquals(
                    alone,
                    ReducedDecompositions.reduced(a, 470, 430, Team.of(members)).orElseThrow());
        }
    }

    @Test
    void aMatrixAndItsTransposeHaveTheSameBits() {
        int rows = 90;
        int columns = 60;
        double[] a = random(rows, columns, 2);
        double[] transposed = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = a[i * columns + j];
            }
        }
        assertArrayEquals(values(a, rows, columns), values(transposed, columns, rows));
    }

    @Test
    void aPowerOfTwoIsAFactorOfAllValuesWhateverItsSize() {
        int n = 80;
        double[] a = random(n, n, 4);
        double[] found = values(a, n, n);
        for (int exponent : new int[] {1000, -900, 1}) {
            double[] scaled = Arrays.stream(a).map(x -> Math.scalb(x, exponent)).toArray();
            double[] expected =
                    Arrays.stream(found).map(x -> Math.scalb(x, exponent)).toArray();
            assertArrayEquals(expected, values(scaled, n, n));
        }
        double[] least = new double[n * n];
        least[n + 1] = Double.MIN_VALUE;
        assertEquals(Double.MIN_VALUE, values(least, n, n)[0]);
        assertArrayEquals(new double[n], values(new double[n * n], n, n));
    }

    @Test
    void valuesBeyondTheRangeAreNone() {
        int n = 64;
        double[] a = new double[n * n];
        Arrays.fill(a, 1e308);
        assertTrue(ReducedDecompositions.reduced(a, n, n, Team.alone()).isEmpty());
    }

    @Test
    void partsOfVeryDifferentSizesDoNotDisturbEachOther() {
        int n = 90;
        double[] a = random(n, n, 6);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if ((i < 40) || (j < 40)) {
                    a[i * n + j] *= i == j ? 1 : 1e-160; // squares of columns below the least normal number
                }
            }
        }
        double[] rest = new double[50 * 50];
        for (int i = 0; i < 50; i++) {
            System.arraycopy(a, (40 + i) * n + 40, rest, i * 50, 50);
        }
        double[] ascending = IntStream.range(0, n)
                .mapToDouble(i -> i < 40 ? Math.abs(a[i * n + i]) : values(rest, 50, 50)[i - 40])
                .sorted()
                .toArray();
        double[] found = values(a, n, n);
        Arrays.sort(found);
        assertArrayEquals(ascending, found, n * UNIT * 10);
    }

    private static double[] values(double[] a, int rows, int columns) {
        return ReducedDecompositions.reduced(a, rows, columns, Team.ofProcessors())
                .orElseThrow();
    }

    private static double[] random(int rows, int columns, long seed) {
        return new SplittableRandom(seed).doubles((long) rows * columns, -1, 1).toArray();
    }
}
