package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both providers of single precision against sums in double precision. */
class SingleAlgebraTest {
    private static final double UNIT = 0x1p-24;
    private static final int MOST_IN_SINGLE = 512; // terms of a sum that are added up in single precision

    private static final List<int[]> SHAPES = List.of(
            new int[] {0, 3, 4},
            new int[] {3, 0, 4},
            new int[] {3, 4, 0},
            new int[] {1, 1, 1},
            new int[] {1, 7, 65},
            new int[] {33, 5, 1},
            new int[] {2, 513, 3},
            new int[] {8, 512, 32},
            new int[] {49, 257, 31},
            new int[] {64, 64, 64},
            new int[] {97, 600, 1050},
            new int[] {3, 2100, 600});

    static Stream<LinearAlgebra> providers() {
        return providers(Team.alone());
    }

    private static Stream<LinearAlgebra> providers(Team team) {
        return Stream.of(new PlainSingleAlgebra(team), new VectorSingleAlgebra.Making().with(team));
    }

    private static double[] uniform(SplittableRandom random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static double[] transposed(double[] x, int rows, int columns) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i % columns * rows + i / columns] = x[i];
        }
        return y;
    }

    /** The bound of {@link LinearAlgebra#single}: two roundings of factors, and a sum in any order. */
    private static void assertIsProduct(double alpha, double[] a, double[] b, int m, int k, int n, double[] c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[i * k + l] * b[j * k + l];
                    size += Math.abs(a[i * k + l] * b[j * k + l]);
                }
                double bound = (Math.min(k, MOST_IN_SINGLE) + 4) * UNIT * Math.abs(alpha) * size;
                assertEquals(alpha * sum, c[i * n + j], bound, i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void productsAreTheSumsThatDefineThemAtOddShapes(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(2);
        for (int[] shape : SHAPES) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            double[] a = uniform(random, m * k);
            double[] b = uniform(random, n * k);
            double[] c = new double[m * n];
            Arrays.fill(c, Double.NaN); // what was there before must not matter
            provider.timesTransposed(0.3, a, b, m, k, n, c);
            assertIsProduct(0.3, a, b, m, k, n, c);
            double[] same = c.clone();
            provider.times(0.3, a, transposed(b, n, k), m, k, n, c);
            assertArrayEquals(same, c);
            provider.transposedTimes(0.3, transposed(a, m, k), transposed(b, n, k), m, k, n, c);
            assertArrayEquals(same, c);
        }
    }

    /** Factors of a few bits leave nothing to round in a block of any order: the sums are exact, so both providers give them. */
    @ParameterizedTest
    @MethodSource("providers")
    void productsOfSmallWholeNumbersAreExact(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(3);
        int m = 19;
        int k = 1500;
        int n = 70;
        double[] a = random.ints((long) m * k, -100, 100).asDoubleStream().toArray();
        double[] b = random.ints((long) n * k, -100, 100).asDoubleStream().toArray();
        double[] expected = new double[m * n];
        double[] actual = new double[m * n];
        new PlainLinearAlgebra().timesTransposed(1.0 / 3, a, b, m, k, n, expected);
        provider.timesTransposed(1, a, b, m, k, n, actual); // sums of 512 are below 2^24
        for (int i = 0; i < m * n; i++) {
            assertEquals(Math.rint(3 * expected[i]), actual[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void factorsAreRoundedToSinglePrecision(LinearAlgebra provider) {
        double third = 1.0 / 3;
        double[] c = new double[1];
        provider.timesTransposed(1, new double[] {third}, new double[] {1}, 1, 1, 1, c);
        assertEquals((float) third, c[0]);
        provider.timesTransposed(1, new double[] {1}, new double[] {third}, 1, 1, 1, c);
        assertEquals((float) third, c[0]);
        provider.timesTransposed(third, new double[] {1}, new double[] {1}, 1, 1, 1, c);
        assertEquals(third, c[0]); // α is not
        provider.timesTransposed(1, new double[] {1e39}, new double[] {-1}, 1, 1, 1, c);
        assertEquals(Double.NEGATIVE_INFINITY, c[0]);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void gramIsSymmetricAndHasTheBitsOfTheProduct(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(4);
        for (int[] shape : List.of(
                new int[] {0, 3}, new int[] {3, 0}, new int[] {1, 9}, new int[] {131, 40}, new int[] {600, 530})) {
            int rows = shape[0];
            int columns = shape[1];
            double[] x = uniform(random, rows * columns);
            double[] gram = new double[rows * rows];
            double[] product = new double[rows * rows];
            provider.gram(x, rows, columns, gram);
            provider.timesTransposed(1, x, x, rows, columns, rows, product);
            for (int i = 0; i < rows; i++) {
                for (int j = i; j < rows; j++) {
                    assertEquals(product[i * rows + j], gram[i * rows + j]);
                    assertEquals(gram[i * rows + j], gram[j * rows + i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void packedRowsHaveTheBitsOfTheProduct(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(6);
        PackedRows packed = provider.packedRows();
        for (int[] shape : SHAPES) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            double[] a = uniform(random, m * k);
            double[] b = uniform(random, n * k);
            double[] expected = new double[m * n];
            provider.timesTransposed(0.3, a, b, m, k, n, expected);
            packed.shape(n, k);
            for (int row = 0; row < n; row += PackedRows.TOGETHER) {
                packed.put(row, Math.min(PackedRows.TOGETHER, n - row), b, row * k);
            }
            int stride = n + 3;
            double[] c = new double[5 + m * stride];
            Arrays.fill(c, Double.NaN);
            provider.timesTransposed(0.3, a, 0, m, packed, c, 5, stride);
            for (int i = 0; i < m; i++) {
                double[] row = Arrays.copyOfRange(c, 5 + i * stride, 5 + i * stride + n);
                assertArrayEquals(Arrays.copyOfRange(expected, i * n, i * n + n), row);
                assertTrue(Double.isNaN(c[5 + i * stride + n]), "what lies between the rows stays");
            }
        }
    }

    @Test
    void neitherTeamsNorSplitRowsChangeABit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int[] shape : List.of(new int[] {97, 600, 530}, new int[] {260, 1100, 40}, new int[] {130, 90, 130})) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            double[] a = uniform(random, m * k);
            double[] b = uniform(random, n * k);
            List<double[]> alone =
                    providers().map(one -> products(one, a, b, m, k, n)).toList();
            for (int members : new int[] {2, 7}) {
                List<double[]> shared = providers(Team.of(members))
                        .map(one -> products(one, a, b, m, k, n))
                        .toList();
                for (int i = 0; i < alone.size(); i++) {
                    assertArrayEquals(alone.get(i), shared.get(i));
                }
            }
        }
    }

    /** The product, the product in two parts of its rows, and the Gram matrix of A. */
    private static double[] products(LinearAlgebra provider, double[] a, double[] b, int m, int k, int n) {
        double[] all = new double[m * n + m * m];
        double[] parts = new double[m * n];
        int cut = m / 3;
        provider.timesTransposed(0.3, a, b, m, k, n, parts);
        provider.timesTransposed(0.3, a, 0, b, 0, cut, k, n, all, 0);
        provider.timesTransposed(0.3, a, cut * k, b, 0, m - cut, k, n, all, cut * n);
        assertArrayEquals(parts, Arrays.copyOf(all, m * n));
        provider.gram(a, 0, m, k, all, m * n);
        return all;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rowsPackedInDoublePrecisionAreRefused(LinearAlgebra provider) {
        PackedRows rows = new PlainLinearAlgebra().packedRows();
        rows.shape(1, 1);
        rows.put(0, 1, new double[1], 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> provider.timesTransposed(1, new double[1], 0, 1, rows, new double[1], 0, 1));
    }

    @Test
    void theVectorProviderIsChosenWhereTheModuleIs() { // the build adds jdk.incubator.vector to the tests
        assertEquals("vector-single", LinearAlgebra.single(Team.alone()).name());
    }

    @Test
    void whatTheChoiceAcceptsIsRightInSinglePrecision() {
        providers().forEach(provider -> assertTrue(ProviderChoice.worksInSingle(provider)));
        assertNotEquals(
                true, ProviderChoice.works(new PlainSingleAlgebra(Team.alone())), "which is not that in double");
    }
}
