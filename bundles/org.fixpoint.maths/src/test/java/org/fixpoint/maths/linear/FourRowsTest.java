package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FourRowsTest {
    private static final int LENGTH = 70;

    @Test
    void bothKindsAreTheSumsThatDefineThemWhateverTheRange() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] a = IntStream.range(0, 4)
                .mapToObj(r -> random.doubles(LENGTH, -1, 1).toArray())
                .toArray(double[][]::new);
        double[] x = random.doubles(LENGTH, -1, 1).toArray();
        double[] before = random.doubles(LENGTH, -1, 1).toArray();
        FourRows.Rows rows = new FourRows.Rows(a[0], a[1], a[2], a[3], 0.5, -2, 0.3, 1.1);
        double[] factors = {0.5, -2, 0.3, 1.1};
        for (FourRows kind : List.of(new FourRows.Plain(), ProviderChoice.fourRows())) {
            for (int from = 0; from < 5; from++) {
                for (int end = from; end <= LENGTH; end++) {
                    double[] y = before.clone();
                    double[] sums = new double[4];
                    kind.multiply(rows, x, y, from, end, sums);
                    check(a, factors, x, before, from, end, y, sums);
                    Arrays.fill(sums, Double.NaN);
                    kind.dots(a[0], a[1], a[2], a[3], x, from, end, sums);
                    check(a, factors, x, before, from, end, y, sums);
                }
            }
        }
    }

    private static void check(
            double[][] a, double[] factors, double[] x, double[] before, int from, int end, double[] y, double[] sums) {
        double[] expected = before.clone();
        for (int r = 0; r < 4; r++) {
            double sum = 0;
            for (int j = from; j < end; j++) {
                sum += a[r][j] * x[j];
                expected[j] += factors[r] * a[r][j];
            }
            assertEquals(sum, sums[r], 1e-14);
        }
        assertArrayEquals(expected, y, 1e-15);
    }

    @Test
    void vectorsAreTakenWhereProductsTakeThem() {
        assertEquals(
                LinearAlgebra.fastest().name().equals("vector"),
                !(ProviderChoice.fourRows() instanceof FourRows.Plain));
    }
}
