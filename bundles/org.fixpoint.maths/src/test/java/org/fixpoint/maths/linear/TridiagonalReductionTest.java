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
import org.junit.jupiter.params.provider.ValueSource;

class TridiagonalReductionTest {
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 34, 64, 65, 97, 255, 288, 289, 321, 600})
    void agreesWithEjml(int n) {
        double[] a = random(n, 1);
        double[] expected = n == 0
                ? new double[0]
                : new EjmlDecompositions().symmetricEigenvalues(a, n).orElseThrow();
        assertArrayEquals(expected, values(a, n), 20 * UNIT * Math.max(1, n) * Math.sqrt(Math.max(1, n)));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 130, 400})
    void aSpectrumThatIsGivenIsFound(int n) {
        check(n, i -> Math.pow(10, -12.0 * i / n)); // from 1 to 1e-12
        check(n, i -> i < n / 2 ? 1 : -1); // two eigenvalues, many times each
        check(n, i -> i == 0 ? 1 : 0);
        check(n, i -> i - n / 2.0);
    }

    private static void check(int n, IntToDoubleFunction given) {
        double[] expected = IntStream.range(0, n).mapToDouble(given).sorted().toArray();
        double largest = Math.max(Math.abs(expected[0]), Math.abs(expected[n - 1]));
        assertArrayEquals(expected, values(TurnedMatrices.turned(expected, 7), n), 4 * n * UNIT * largest);
    }

    @Test
    void itIsTheSameMatrixByItsTracesAndIsNotChanged() {
        int n = 300;
        double[] a = random(n, 5);
        double[] before = a.clone();
        double[] found = values(a, n);
        assertArrayEquals(before, a);
        double trace = IntStream.range(0, n).mapToDouble(i -> a[i * n + i]).sum();
        double squares = Arrays.stream(a).map(x -> x * x).sum();
        assertEquals(trace, Arrays.stream(found).sum(), 1e-12 * n);
        assertEquals(squares, Arrays.stream(found).map(x -> x * x).sum(), 1e-12 * squares);
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        int n = 470;
        double[] a = random(n, 3);
        double[] alone = ReducedDecompositions.reduced(a, n, Team.alone()).orElseThrow();
        for (int members : new int[] {2, 7}) {
            assertArrayEquals(
                    alone, ReducedDecompositions.reduced(a, n, Team.of(members)).orElseThrow());
        }
    }

    @Test
    void aPowerOfTwoIsAFactorOfAllValuesWhateverItsSize() {
        int n = 80;
        double[] a = random(n, 4);
        double[] found = values(a, n);
        for (int exponent : new int[] {1000, -900, 1}) {
            double[] scaled = Arrays.stream(a).map(x -> Math.scalb(x, exponent)).toArray();
            double[] expected =
                    Arrays.stream(found).map(x -> Math.scalb(x, exponent)).toArray();
            assertArrayEquals(expected, values(scaled, n));
        }
        double[] least = new double[n * n];
        least[n + 1] = Double.MIN_VALUE;
        assertEquals(Double.MIN_VALUE, values(least, n)[n - 1]);
        assertArrayEquals(new double[n], values(new double[n * n], n));
    }

    @Test
    void eigenvaluesBeyondTheRangeAreNone() {
        int n = 64;
        double[] a = new double[n * n];
        Arrays.fill(a, 1e308);
        assertTrue(ReducedDecompositions.reduced(a, n, Team.alone()).isEmpty());
        assertTrue(SymmetricEigenvalues.of(a, n).isEmpty());
    }

    @Test
    void theHalfBelowTheDiagonalIsNotRead() {
        int n = 80;
        double[] a = random(n, 8);
        double[] expected = values(a, n);
        for (int i = 0; i < n; i++) {
            Arrays.fill(a, i * n, i * n + i, i % 2 == 0 ? 1e200 : Double.NaN);
        }
        assertArrayEquals(expected, values(a, n));
    }

    @Test
    void partsOfVeryDifferentSizesDoNotDisturbEachOther() {
        int n = 90;
        double[] a = random(n, 6);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i < 40 || j < 40) {
                    a[i * n + j] *= i == j ? 1 : 1e-160; // squares of columns below the least normal number
                }
            }
        }
        double[] rest = new double[50 * 50];
        for (int i = 0; i < 50; i++) {
            System.arraycopy(a, (40 + i) * n + 40, rest, i * 50, 50);
        }
        double[] expected = IntStream.range(0, n)
                .mapToDouble(i -> i < 40 ? a[i * n + i] : values(rest, 50)[i - 40])
                .sorted()
                .toArray();
        assertArrayEquals(expected, values(a, n), n * UNIT * 10);
    }

    @Test
    void threeDiagonalsHaveTheEigenvaluesOfTheirClosedForms() {
        int n = 500;
        double[] ones = filled(n - 1, 1);
        double[] path = eigenvalues(new double[n], ones); // of a path's graph, with zeros on the diagonal
        double[] differences = eigenvalues(filled(n, 2), filled(n - 1, -1));
        double[] clement = eigenvalues(
                new double[n],
                IntStream.range(1, n)
                        .mapToDouble(i -> Math.sqrt(i * (double) (n - i)))
                        .toArray());
        for (int i = 0; i < n; i++) {
            double angle = Math.PI * (n - i) / (n + 1);
            assertEquals(2 * Math.cos(angle), path[i], 2 * 32 * UNIT);
            assertEquals(2 - 2 * Math.cos(Math.PI * (i + 1) / (n + 1)), differences[i], 4 * 32 * UNIT);
            assertEquals(2.0 * i - (n - 1), clement[i], n * 40 * UNIT); // Clement (1959), SIAM Review 1, 50
        }
    }

    @Test
    void threeDiagonalsMayFallApartAndBeGradedEitherWay() {
        int n = 60;
        double[] falling =
                IntStream.range(0, n).mapToDouble(i -> Math.pow(2, -i)).toArray();
        double[] rising =
                IntStream.range(0, n).mapToDouble(i -> falling[n - 1 - i]).toArray();
        double[] weak = filled(n - 1, 1e-30);
        double[] sorted = rising.clone();
        assertArrayEquals(sorted, eigenvalues(falling, weak), UNIT);
        assertArrayEquals(sorted, eigenvalues(rising, new double[n - 1]));
        double[] beside =
                IntStream.range(0, n - 1).mapToDouble(i -> Math.pow(2, -i - 3)).toArray();
        double[] back =
                IntStream.range(0, n - 1).mapToDouble(i -> beside[n - 2 - i]).toArray();
        assertArrayEquals(eigenvalues(falling, beside), eigenvalues(rising, back), 4 * UNIT);
    }

    @Test
    void aTinyPartWithZerosOnTheDiagonalComesToAnEnd() {
        int n = 40;
        double[] diagonal = new double[n];
        double[] beside = filled(n - 1, 1e-132);
        Arrays.fill(diagonal, 0, n / 2, 1.5);
        assertArrayEquals(
                IntStream.range(0, n).mapToDouble(i -> i < n / 2 ? 0 : 1.5).toArray(),
                eigenvalues(diagonal, beside),
                UNIT);
    }

    @Test
    void whatIsNotANumberHasNoEigenvalues() {
        double[] diagonal = filled(5, 1);
        diagonal[2] = Double.NaN;
        assertTrue(new Tridiagonal(diagonal, filled(4, 1)).eigenvalues().isEmpty());
    }

    private static double[] eigenvalues(double[] diagonal, double[] beside) {
        return new Tridiagonal(diagonal, beside).eigenvalues().orElseThrow();
    }

    private static double[] filled(int n, double value) {
        double[] filled = new double[n];
        Arrays.fill(filled, value);
        return filled;
    }

    private static double[] values(double[] a, int n) {
        return ReducedDecompositions.reduced(a, n, Team.ofProcessors()).orElseThrow();
    }

    private static double[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i * n + j] = a[j * n + i] = random.nextDouble(-1, 1);
            }
        }
        return a;
    }
}
