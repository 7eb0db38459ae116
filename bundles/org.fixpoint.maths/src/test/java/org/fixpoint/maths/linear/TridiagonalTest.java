package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues beside Sturm's counts where entries have any sizes. */
class TridiagonalTest {
    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal NEXT_TO_ZERO = new BigDecimal("1e-2000");
    private static final double ROUND_OFF = 0x1p-53;

    /** Times √n units of round-off of the norm; the largest of 13 million random matrices was 11. */
    private static final double BOUND = 16;

    private static double norm(Tridiagonal t) {
        double[] d = t.diagonal();
        double[] b = t.beside();
        return IntStream.range(0, d.length)
                .mapToDouble(i ->
                        Math.abs(d[i]) + (i > 0 ? Math.abs(b[i - 1]) : 0) + (i + 1 < d.length ? Math.abs(b[i]) : 0))
                .max()
                .orElse(0);
    }

    /** How many eigenvalues are below x, by the signs of the pivots of T − x, to forty digits and with exponents of any size. */
    private static int belowExactly(Tridiagonal t, BigDecimal x) {
        BigDecimal pivot = BigDecimal.ONE;
        int count = 0;
        for (int i = 0; i < t.diagonal().length; i++) {
            BigDecimal beside = i == 0 ? BigDecimal.ZERO : new BigDecimal(t.beside()[i - 1]);
            BigDecimal taken = beside.multiply(beside).divide(pivot, DIGITS);
            pivot = new BigDecimal(t.diagonal()[i]).subtract(x).subtract(taken, DIGITS);
            pivot = pivot.signum() == 0 ? NEXT_TO_ZERO : pivot;
            count += pivot.signum() < 0 ? 1 : 0;
        }
        return count;
    }

    /** The same in doubles: the count of a matrix that differs by some units of round-off. Kahan (1966), "Accurate eigenvalues". */
    private static int below(Tridiagonal t, double x) {
        double pivot = 1;
        int count = 0;
        for (int i = 0; i < t.diagonal().length; i++) {
            double beside = i == 0 ? 0 : t.beside()[i - 1];
            pivot = (t.diagonal()[i] - x) - (beside == 0 ? 0 : beside / (pivot / beside));
            pivot = Math.abs(pivot) < 0x1p-1000 ? 0x1p-1000 : pivot;
            count += pivot < 0 ? 1 : 0;
        }
        return count;
    }

    /** The k-th eigenvalue is within the bound of the k-th number, for every k. */
    private static void check(Tridiagonal t) {
        double[] found = t.eigenvalues().orElseThrow(() -> new AssertionError("nothing for " + described(t)));
        assertEquals(t.diagonal().length, found.length);
        double bound = BOUND * Math.sqrt(found.length) * ROUND_OFF * norm(t);
        for (int k = 0; k < found.length; k++) {
            int before = below(t, found[k] - bound);
            int after = below(t, found[k] + bound);
            assertTrue(before <= k && after > k, "eigenvalue " + k + " is not " + found[k] + " of " + described(t));
        }
    }

    private static String described(Tridiagonal t) {
        return Arrays.toString(t.diagonal()) + " and " + Arrays.toString(t.beside());
    }

    @Test
    void oneEntryBesideTheDiagonalMayHaveAnySize() {
        for (int e = 1; e <= 1074; e++) {
            double small = Math.scalb(1.0, -e);
            double[][] besides = {{small, 1}, {1, small}};
            for (double[] beside : besides) {
                Tridiagonal t = new Tridiagonal(new double[] {0, 1, 0}, beside);
                double[] found = t.eigenvalues().orElseThrow();
                for (int k = 0; k < 3; k++) {
                    BigDecimal value = new BigDecimal(found[k]);
                    BigDecimal bound = new BigDecimal(8 * ROUND_OFF);
                    assertTrue(belowExactly(t, value.subtract(bound)) <= k, "2^-" + e + ": " + found[k]);
                    assertTrue(belowExactly(t, value.add(bound)) > k, "2^-" + e + ": " + found[k]);
                }
            }
        }
    }

    @Test
    void longerOnesWithOneSmallEntryToo() {
        for (int e = 1; e <= 1074; e++) {
            double small = Math.scalb(1.0, -e);
            check(new Tridiagonal(new double[] {0, 1, 1, 0}, new double[] {small, 1, 1}));
            check(new Tridiagonal(new double[] {0, 1, small, 0}, new double[] {small, 1, 0.5}));
            check(new Tridiagonal(new double[] {0, 1.5, 0, 0}, new double[] {small, 1, 1}));
            check(new Tridiagonal(new double[] {small, 0, 0, 1, 0}, new double[] {1, small, small, 1}));
        }
    }

    /** How the entries of a random matrix are laid out. */
    enum Layout {
        CHAIN,
        FALLING,
        RISING,
        SCATTERED
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void entriesMayBeSpreadOverTheWholeRange(Layout layout) {
        SplittableRandom random = new SplittableRandom(17);
        for (int spread : new int[] {4, 60, 300, 540, 1074}) {
            for (int times = 0; times < 8000; times++) {
                int n = 2 + random.nextInt(times % 10 == 0 ? 60 : 8);
                double[] d = new double[n];
                double[] b = new double[n - 1];
                for (int i = 0; i < n; i++) {
                    d[i] = layout == Layout.CHAIN || random.nextInt(3) == 0 ? 0 : entry(layout, i, n, spread, random);
                }
                for (int i = 0; i + 1 < n; i++) {
                    b[i] = entry(layout, i, n, spread, random);
                }
                b[random.nextInt(n - 1)] = 1;
                check(new Tridiagonal(d, b));
            }
        }
    }

    private static double entry(Layout layout, int i, int n, int spread, SplittableRandom random) {
        int exponent =
                switch (layout) {
                    case FALLING -> i * spread / n;
                    case RISING -> (n - 1 - i) * spread / n;
                    case CHAIN, SCATTERED -> random.nextInt(random.nextBoolean() ? 4 : spread);
                };
        return (random.nextBoolean() ? 1 : -1) * Math.scalb(random.nextDouble(1, 2), -exponent);
    }

    /** By the reduction and by EJML: weights of a path's graph from e⁻²⁵⁰ to 1. */
    @Test
    void chainGraphsHaveTheEigenvaluesThatEjmlFinds() {
        int n = 64;
        SplittableRandom random = new SplittableRandom(5);
        for (int times = 0; times < 300; times++) {
            double[] a = new double[n * n];
            for (int i = 0; i + 1 < n; i++) {
                double weight =
                        random.nextInt(3) == 0 ? StrictMath.exp(-random.nextDouble(0, 250)) : random.nextDouble();
                a[i * n + i + 1] = a[(i + 1) * n + i] = weight;
            }
            assertArrayEquals(
                    new EjmlDecompositions().symmetricEigenvalues(a, n).orElseThrow(),
                    SymmetricEigenvalues.of(a, n).orElseThrow().values(),
                    2 * BOUND * Math.sqrt(n) * ROUND_OFF * 2); // either may be off; rows add up to 2 at most
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 258, 260, 265, 270})
    void aMatrixOfTheReductionWithOneSmallEntryHasEigenvalues(int exponent) {
        int n = 64;
        double[] a = new double[n * n];
        a[1] = a[n] = Math.scalb(1.0, -exponent);
        a[n + 1] = a[n + 2] = a[2 * n + 1] = 1;
        double[] found = SymmetricEigenvalues.of(a, n).orElseThrow().values();
        assertEquals((1 - Math.sqrt(5)) / 2, found[0], 4 * ROUND_OFF);
        assertEquals((1 + Math.sqrt(5)) / 2, found[n - 1], 4 * ROUND_OFF);
        assertEquals(0, found[1], 4 * ROUND_OFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1074, -1060, -1022, -600, -200, 1, 500, 900, 1022})
    void aPowerOfTwoIsAFactorWhateverItsSize(int exponent) {
        double[] d = {0.5, -0.25, 0.5, 0.75, 0};
        double[] b = {0.5, 0.25, 0.75, 0.25};
        double[] found = new Tridiagonal(d, b).eigenvalues().orElseThrow();
        double[] scaled = new Tridiagonal(times(d, exponent), times(b, exponent))
                .eigenvalues()
                .orElseThrow();
        double bound = exponent < -1000 ? 16 * Double.MIN_VALUE : 0; // entries too are rounded there
        assertArrayEquals(times(found, exponent), scaled, bound);
    }

    private static double[] times(double[] x, int exponent) {
        return Arrays.stream(x).map(value -> Math.scalb(value, exponent)).toArray();
    }

    @Test
    void eigenvaluesAndEntriesThatAreNotFiniteAreNone() {
        double most = Double.MAX_VALUE;
        assertTrue(new Tridiagonal(new double[] {most, most}, new double[] {most})
                .eigenvalues()
                .isEmpty());
        assertTrue(new Tridiagonal(new double[] {Double.NaN}, new double[0])
                .eigenvalues()
                .isEmpty());
        assertTrue(new Tridiagonal(new double[] {1, 1}, new double[] {Double.POSITIVE_INFINITY})
                .eigenvalues()
                .isEmpty());
        assertArrayEquals(
                new double[] {-most, most},
                new Tridiagonal(new double[] {most, -most}, new double[1])
                        .eigenvalues()
                        .orElseThrow());
    }
}
