package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSoftmaxTest {
    @Test
    void theExponentialIsWithinTwoUnitsInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 200_000; k++) {
            double x = k < 100_000 ? -700.0 * k / 100_000 : -2 * random.nextDouble();
            double exact = StrictMath.exp(x); // itself within one
            assertEquals(exact, RowSoftmax.exp(x), 3 * Math.ulp(exact), "x = " + x);
        }
        assertEquals(1, RowSoftmax.exp(0));
    }

    @ParameterizedTest
    @MethodSource("org.fixpoint.maths.linear.LinearAlgebraTest#providers")
    void weightsAreThoseOfTheDefinition(LinearAlgebra algebra) {
        int columns = 301;
        double[] scores = scores(3 * columns, 2);
        double[] weights = scores.clone();
        algebra.softmaxRows(weights, columns, 2, columns, -60);
        assertEquals(scores[0], weights[0], "a row before the first is changed");
        for (int row = 1; row < 3; row++) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += StrictMath.exp(scores[row * columns + i] - 1e4);
            }
            for (int i = 0; i < columns; i++) {
                double exact = StrictMath.exp(scores[row * columns + i] - 1e4) / sum;
                assertEquals(exact, weights[row * columns + i], 4e-15 * exact + 1e-26); // scores of 1e4 are exact here
            }
        }
    }

    private static double[] scores(int count, long seed) {
        return new SplittableRandom(seed)
                .doubles(count, -30, 30)
                .map(x -> 1e4 + Math.rint(x * 1024) / 1024)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("org.fixpoint.maths.linear.LinearAlgebraTest#providers")
    void scoresFarBelowTheLargestAreLeftOut(LinearAlgebra algebra) {
        double[] scores = {0, -100, 0, -800, -43, 0, -900, 0, -1000, -1e5};
        algebra.softmaxRows(scores, 0, 1, 10, -42);
        assertArrayEquals(new double[] {0.25, 0, 0.25, 0, 0, 0.25, 0, 0.25, 0, 0}, scores);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 64, 1797})
    void bothProvidersGiveTheSameBits(int columns) {
        double[] plain = scores(4 * columns, 3);
        double[] vector = plain.clone();
        new PlainLinearAlgebra().softmaxRows(plain, 0, 4, columns, -45);
        LinearAlgebra.fastest().softmaxRows(vector, 0, 4, columns, -45);
        assertArrayEquals(plain, vector);
    }

    @Test
    void aCutBelowTheExponentialIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> new PlainLinearAlgebra()
                .softmaxRows(new double[1], 0, 1, 1, -701));
    }
}
