package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixpoint.maths.threads.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both providers against the sums that define the products. */
class LinearAlgebraTest {

    private static final List<int[]> SHAPES = List.of(
            new int[] {0, 3, 4},
            new int[] {3, 0, 4},
            new int[] {3, 4, 0},
            new int[] {1, 1, 1},
            new int[] {1, 7, 33},
            new int[] {33, 5, 1},
            new int[] {2, 257, 3},
            new int[] {8, 256, 16},
            new int[] {49, 129, 31},
            new int[] {64, 64, 64},
            new int[] {97, 300, 530},
            new int[] {3, 1000, 600});

    static Stream<LinearAlgebra> providers() {
        return Stream.of(new PlainLinearAlgebra(), vector());
    }

    private static LinearAlgebra vector() {
        return ProviderChoice.load("org.fixpoint.maths.linear.VectorLinearAlgebra")
                .orElseThrow();
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

    /** α Σₗ aᵢₗ bⱼₗ and the bound (k + 2) u |α| Σ|aᵢₗ bⱼₗ| of any order of summation, u = 2⁻⁵³. */
    private static void assertIsProduct(double alpha, double[] a, double[] b, int m, int k, int n, double[] c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[i * k + l] * b[j * k + l];
                    size += Math.abs(a[i * k + l] * b[j * k + l]);
                }
                assertEquals(alpha * sum, c[i * n + j], 2 * (k + 2) * 0x1p-53 * Math.abs(alpha) * size, i + ", " + j);
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

    @ParameterizedTest
    @MethodSource("providers")
    void productsOfRandomShapesAgree(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 60; trial++) {
            int m = random.nextInt(70);
            int k = random.nextInt(70);
            int n = random.nextInt(70);
            double[] a = uniform(random, m * k);
            double[] b = uniform(random, n * k);
            double[] c = new double[m * n];
            provider.timesTransposed(-2, a, b, m, k, n, c);
            assertIsProduct(-2, a, b, m, k, n, c);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void gramIsSymmetricAndHasTheBitsOfTheProduct(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(4);
        for (int[] shape : List.of(
                new int[] {0, 3}, new int[] {3, 0}, new int[] {1, 9}, new int[] {131, 40}, new int[] {600, 260})) {
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
    void rowsMayBeSplitWithoutChangingABit(LinearAlgebra provider) {
        int m = 61;
        int k = 300;
        int n = 70;
        SplittableRandom random = new SplittableRandom(5);
        double[] a = uniform(random, m * k);
        double[] b = uniform(random, n * k);
        double[] whole = new double[m * n];
        double[] parts = new double[m * n];
        provider.timesTransposed(1, a, b, m, k, n, whole);
        int[] cuts = {0, 1, 8, 19, 50, m};
        for (int i = 1; i < cuts.length; i++) {
            int rows = cuts[i] - cuts[i - 1];
            provider.timesTransposed(1, a, cuts[i - 1] * k, b, 0, rows, k, n, parts, cuts[i - 1] * n);
        }
        assertArrayEquals(whole, parts);
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
            for (int row = 0; row < n; row += 2 * PackedRows.TOGETHER) {
                packed.put(row, Math.min(2 * PackedRows.TOGETHER, n - row), b, row * k);
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

    @ParameterizedTest
    @MethodSource("providers")
    void rowsMayBePackedInBlocksOfAnyLength(LinearAlgebra provider) {
        SplittableRandom random = new SplittableRandom(8);
        int k = 21;
        int n = 700;
        double[] a = uniform(random, 3 * k);
        double[] b = uniform(random, n * k);
        double[] expected = new double[3 * n];
        provider.timesTransposed(1, a, b, 3, k, n, expected);
        PackedRows packed = provider.packedRows();
        for (int block : new int[] {PackedRows.TOGETHER, 11 * PackedRows.TOGETHER, n}) {
            packed.shape(n, k);
            for (int row = 0; row < n; row += block) {
                packed.put(row, Math.min(block, n - row), b, row * k);
            }
            double[] c = new double[3 * n];
            provider.timesTransposed(1, a, 0, 3, packed, c, 0, n);
            assertArrayEquals(expected, c, "blocks of " + block);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void packedRowsAreRefusedWhereTheyDoNotBelong(LinearAlgebra provider) {
        PackedRows packed = provider.packedRows();
        packed.shape(20, 3);
        double[] values = new double[60];
        assertThrows(IllegalArgumentException.class, () -> packed.put(8, 2, values, 0));
        assertThrows(IllegalArgumentException.class, () -> packed.put(16, 5, values, 0));
        assertThrows(IllegalArgumentException.class, () -> packed.put(0, 20, values, 1));
        packed.put(0, 20, values, 0);
        double[] c = new double[59];
        assertThrows(IllegalArgumentException.class, () -> provider.timesTransposed(1, values, 0, 3, packed, c, 0, 20));
        LinearAlgebra other = provider.name().equals("plain") ? vector() : new PlainLinearAlgebra();
        assertThrows(IllegalArgumentException.class, () -> other.timesTransposed(1, values, 0, 1, packed, c, 0, 20));
    }

    @Test
    void aTeamChangesNoBit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int[] shape : List.of(new int[] {97, 300, 530}, new int[] {260, 1100, 40}, new int[] {130, 90, 130})) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            double[] a = uniform(random, m * k);
            double[] b = uniform(random, n * k);
            for (int members : new int[] {2, 7}) {
                Team team = Team.of(members);
                assertSameProducts(new PlainLinearAlgebra(), new PlainLinearAlgebra(team), a, b, m, k, n);
                assertSameProducts(vector(), new VectorLinearAlgebra.Making().with(team), a, b, m, k, n);
            }
        }
    }

    private static void assertSameProducts(
            LinearAlgebra alone, LinearAlgebra shared, double[] a, double[] b, int m, int k, int n) {
        double[] expected = new double[m * n];
        double[] actual = new double[m * n];
        alone.timesTransposed(0.3, a, b, m, k, n, expected);
        shared.timesTransposed(0.3, a, b, m, k, n, actual);
        assertArrayEquals(expected, actual);
        alone.times(0.3, a, b, m, k, n, expected);
        shared.times(0.3, a, b, m, k, n, actual);
        assertArrayEquals(expected, actual);
        alone.transposedTimes(0.3, a, b, m, k, n, expected);
        shared.transposedTimes(0.3, a, b, m, k, n, actual);
        assertArrayEquals(expected, actual);
        alone.timesTransposed(0.3, a, 0, m, packed(alone, b, n, k), expected, 0, n);
        shared.timesTransposed(0.3, a, 0, m, packed(shared, b, n, k), actual, 0, n);
        assertArrayEquals(expected, actual);
        double[] gram = new double[m * m];
        double[] sharedGram = new double[m * m];
        alone.gram(a, m, k, gram);
        shared.gram(a, m, k, sharedGram);
        assertArrayEquals(gram, sharedGram);
    }

    private static PackedRows packed(LinearAlgebra provider, double[] values, int rows, int columns) {
        PackedRows packed = provider.packedRows();
        packed.shape(rows, columns);
        packed.put(0, rows, values, 0);
        return packed;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void infinityStaysInItsRow(LinearAlgebra provider) {
        int n = 11;
        double[] a = new double[n * n];
        Arrays.fill(a, 1);
        a[3 * n + 2] = Double.POSITIVE_INFINITY;
        double[] b = new double[n * n];
        Arrays.fill(b, 1);
        double[] c = new double[n * n];
        provider.timesTransposed(1, a, b, n, n, n, c);
        for (int i = 0; i < n * n; i++) {
            assertEquals(i / n == 3 ? Double.POSITIVE_INFINITY : n, c[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aMatrixOutsideItsArrayIsRefused(LinearAlgebra provider) {
        double[] six = new double[6];
        Exception fault = assertThrows(IllegalArgumentException.class, () -> provider.times(1, six, six, 3, 2, 3, six));
        assertTrue(fault.toString().contains("C is 3 x 3"), fault.toString());
        assertThrows(IllegalArgumentException.class, () -> provider.gram(six, 1, 2, 3, new double[4], 0));
        assertThrows(IllegalArgumentException.class, () -> provider.times(1, six, six, -1, 2, 3, six));
        assertThrows(IllegalArgumentException.class, () -> provider.times(1, six, six, 1 << 16, 1 << 16, 0, six));
    }

    @Test
    void theVectorProviderIsChosenWhereTheModuleIs() { // the build adds jdk.incubator.vector to the tests
        assertEquals("vector", LinearAlgebra.fastest().name());
    }

    @Test
    void withoutTheModuleThePlainProviderIsChosen() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        String classPath = System.getProperty("java.class.path", "");
        Process process = new ProcessBuilder(java.toString(), "-cp", classPath, PlainChosen.class.getName())
                .inheritIO()
                .start();
        assertEquals(PlainChosen.YES, process.waitFor());
    }

    /** Run in a Java machine of its own. */
    static final class PlainChosen {

        static final int YES = 17;

        public static void main(String[] arguments) {
            double[] c = new double[1];
            LinearAlgebra.fastest().times(2, new double[] {3}, new double[] {4}, 1, 1, 1, c);
            System.exit(LinearAlgebra.fastest().name().equals("plain") && c[0] == 24 ? YES : 1);
        }
    }

    @Test
    void anAbsentProviderIsNotAnError() {
        assertTrue(ProviderChoice.load("org.fixpoint.maths.linear.Absent").isEmpty());
        assertTrue(ProviderChoice.load("java.lang.Object").isEmpty());
    }

    @Test
    void aWrongProviderIsNotChosen() {
        LinearAlgebra wrong = new StridedLinearAlgebra() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public PackedRows packedRows() {
                return new PlainLinearAlgebra().packedRows();
            }

            @Override
            public void timesTransposed(
                    double alpha, double[] a, int aFrom, int m, PackedRows b, double[] c, int cFrom, int cStride) {
                Arrays.fill(c, 1);
            }

            @Override
            void product(double alpha, Operand a, Operand b, int m, int k, int n, double[] c, int cFrom, Part part) {
                Arrays.fill(c, 1);
            }
        };
        assertTrue(!ProviderChoice.works(wrong) && ProviderChoice.works(new PlainLinearAlgebra()));
    }

    @Test
    void elementwiseOperationsDoWhatTheySay() {
        LinearAlgebra provider = new PlainLinearAlgebra();
        double[] x = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        assertEquals(20 * 21 * 41 / 6.0, provider.dot(x, 0, x, 0, 20));
        assertEquals(2 * 3 + 3 * 4, provider.dot(x, 1, x, 2, 2));
        double[] y = {1, 2, 3, 4};
        provider.axpy(2, x, 1, y, 1, 2);
        assertArrayEquals(new double[] {1, 6, 9, 4}, y);
        provider.scale(0.5, y, 1, 2);
        assertArrayEquals(new double[] {1, 3, 4.5, 4}, y);
        provider.addToRows(new double[] {10, 20}, y, 0, 2, 2);
        assertArrayEquals(new double[] {11, 23, 14.5, 24}, y);
        double[] norms = new double[2];
        provider.rowNorms(new double[] {9, 3, 4, 5, 12}, 1, 2, 2, norms);
        assertArrayEquals(new double[] {5, 13}, norms);
    }
}
