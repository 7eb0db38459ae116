package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidiagonalTest {
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 15, 100, 500})
    void closedFormsAreFound(int n) {
        double[] ones = filled(n, 1);
        double[] found = values(ones, filled(n - 1, 1));
        double[] turned = values(ones, filled(n - 1, -1));
        for (int i = 0; i < n; i++) { // BBᵀ is the second difference with a free end
            double expected = 2 * Math.cos(Math.PI * (i + 1) / (2.0 * n + 1));
            assertEquals(expected, found[i], 8 * UNIT);
            assertEquals(found[i], turned[i]);
        }
    }

    @Test
    void theErrorOfManyValuesIsSomeRootsOfTheirNumber() {
        int n = 2000;
        double[] found = values(filled(n, 1), filled(n - 1, 1));
        for (int i = 0; i < n; i++) {
            double expected = 2 * Math.sin(Math.PI * (2 * (n - i) - 1) / (2 * (2.0 * n + 1)));
            assertEquals(expected, found[i], 2 * Math.sqrt(n) * UNIT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 200, 600})
    void eachValueTakesFewSweeps(int n) {
        SplittableRandom random = new SplittableRandom(3);
        double[] ones = filled(n, 1);
        double[] falling = filled(n, 1);
        for (int i = 1; i < n; i++) {
            falling[i] = falling[i - 1] * 0.9;
        }
        double[] rising = new double[n];
        Arrays.setAll(rising, i -> falling[n - 1 - i]);
        double[] ofSquare = IntStream.range(0, n)
                .mapToDouble(i -> (n - i) / (double) n) // the mean squares of a random square matrix, reduced
                .toArray();
        double[] beside = Arrays.copyOfRange(ofSquare, 1, n);
        atMost(4.2, ones, filled(n - 1, 1), "equal entries");
        atMost(3.3, ofSquare, beside, "a square matrix");
        atMost(3, falling, Arrays.copyOf(falling, n - 1), "falling entries");
        atMost(3.1, rising, Arrays.copyOf(rising, n - 1), "rising entries");
        atMost(10.5, random.doubles(n).toArray(), random.doubles(n - 1).toArray(), "random entries");
        atMost(5.1, ones, filled(n - 1, 1e-30), "almost equal values");
    }

    private static void atMost(double most, double[] squares, double[] beside, String of) {
        double each = QuotientDifference.sweeps(squares, beside) / (double) squares.length;
        assertTrue(each <= most, () -> of + " take " + each + " sweeps a value");
    }

    @Test
    void nothingFailsAndAllAgreeWithBisectionWhateverTheEntries() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 20_000; trial++) {
            int n = random.nextInt(1, trial % 100 == 0 ? 50 : 9);
            double[] diagonal = entries(n, random);
            double[] beside = entries(n - 1, random);
            double[] found = values(diagonal, beside);
            double largest = Math.max(largest(diagonal), largest(beside));
            for (int i = 0; i < n; i++) {
                double value = found[i] / largest;
                int k = i;
                assertTrue(
                        atLeast(diagonal, beside, largest, value - 40 * UNIT) > i
                                && atLeast(diagonal, beside, largest, value + 40 * UNIT) <= i,
                        () -> Arrays.toString(diagonal) + Arrays.toString(beside) + " value " + k + " " + value);
            }
        }
    }

    private static double[] entries(int n, SplittableRandom random) {
        int kind = random.nextInt(5);
        double range = random.nextInt(4) == 0 ? 300 : random.nextInt(1, 30);
        return random.doubles(n)
                .map(x -> switch (kind) {
                    case 0 -> x;
                    case 1 -> x < 0.3 ? 0 : x;
                    case 2 -> 1;
                    case 3 -> 1 + 1e-14 * x;
                    default -> Math.pow(10, -range * x);
                })
                .toArray();
    }

    /** How many singular values are x or more, in size one of B over its largest entry: Sturm's count for ((0, Bᵀ), (B, 0)) − x. */
    private static int atLeast(double[] diagonal, double[] beside, double largest, double x) {
        if (x <= 0) {
            return diagonal.length;
        }
        int below = 1;
        double pivot = -x;
        for (int i = 0; i < 2 * diagonal.length - 1; i++) {
            double entry = (i % 2 == 0 ? diagonal[i / 2] : beside[i / 2]) / largest;
            pivot = -x - entry * entry / (pivot == 0 ? Double.MIN_NORMAL : pivot);
            below += pivot < 0 ? 1 : 0;
        }
        return 2 * diagonal.length - below;
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).filter(value -> value > 0).max().orElse(Double.MIN_NORMAL);
    }

    @Test
    void signsDoNotMatterAndZerosAreFound() {
        double[] diagonal = {1, 0, 2, 0, 3};
        double[] beside = {1, -2, 3, -4};
        double[] found = values(diagonal, beside);
        double[] mirrored = values(Arrays.stream(diagonal).map(x -> -x).toArray(), beside);
        assertArrayEquals(found, mirrored);
        assertEquals(0, found[4]);
        assertArrayEquals(new double[5], values(new double[5], new double[4]));
    }

    @Test
    void whatIsNotANumberHasNoValues() {
        double[] diagonal = filled(5, 1);
        diagonal[2] = Double.NaN;
        assertTrue(new Bidiagonal(diagonal, filled(4, 1)).singularValues().isEmpty());
        diagonal[2] = Double.POSITIVE_INFINITY;
        assertTrue(new Bidiagonal(diagonal, filled(4, 1)).singularValues().isEmpty());
    }

    private static double[] values(double[] diagonal, double[] beside) {
        return new Bidiagonal(diagonal, beside).singularValues().orElseThrow();
    }

    private static double[] filled(int n, double value) {
        double[] filled = new double[n];
        Arrays.fill(filled, value);
        return filled;
    }
}
