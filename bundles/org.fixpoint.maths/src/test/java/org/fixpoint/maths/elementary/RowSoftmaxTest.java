package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.fixpoint.testkit.ManyDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSoftmaxTest {
    private final ArrayFunctions functions = ArrayFunctions.fastest();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 301, 1797})
    void weightsAreWithinTheirBoundAgainstManyDigits(int columns) {
        double[] scores =
                new SplittableRandom(columns).doubles(2L * columns, -30, 25).toArray(); // 55 apart at most
        double[] weights = scores.clone();
        functions.softmaxRows(weights, 1, columns, -60);
        assertEquals(scores[columns], weights[columns], "a row behind the last is changed");
        double largest = Arrays.stream(scores, 0, columns).max().orElseThrow();
        BigDecimal[] powers = new BigDecimal[columns];
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < columns; i++) {
            powers[i] = ManyDigits.exp(new BigDecimal(scores[i]).subtract(new BigDecimal(largest)));
            sum = sum.add(powers[i]);
        }
        for (int i = 0; i < columns; i++) {
            BigDecimal exact = powers[i].divide(sum, ManyDigits.DIGITS);
            double error = new BigDecimal(weights[i])
                    .subtract(exact)
                    .abs()
                    .divide(exact, ManyDigits.DIGITS)
                    .doubleValue();
            double bound = (columns / 8.0 + largest - scores[i] + StrictMath.log(columns) + 20) * 0x1p-53;
            assertTrue(error <= bound, "weight " + i + " is off by " + error + ", not " + bound);
        }
    }

    private static double[] scores(int count, long seed) {
        return new SplittableRandom(seed)
                .doubles(count, -30, 30)
                .map(x -> 1e4 + Math.rint(x * 1024) / 1024)
                .toArray();
    }

    @Test
    void scoresFarBelowTheLargestAreLeftOut() {
        double[] scores = {0, -100, 0, -800, -43, 0, -900, 0, -1000, -1e5};
        functions.softmaxRows(scores, 1, 10, -42);
        assertArrayEquals(new double[] {0.25, 0, 0.25, 0, 0, 0.25, 0, 0.25, 0, 0}, scores);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 64, 512, 513, 1797})
    void theBitsAreThoseOfSingleExponentialsInEightSums(int columns) {
        double[] scores = scores(4 * columns, 3);
        double[] expected = scores.clone();
        for (int row = 0; row < 4; row++) {
            double largest = Arrays.stream(scores, row * columns, (row + 1) * columns)
                    .max()
                    .orElseThrow();
            double[] sums = new double[8];
            for (int i = 0; i < columns; i++) {
                double below = scores[row * columns + i] - largest;
                expected[row * columns + i] = below < -45 ? 0 : Elementary.exp(below);
                sums[i < columns - columns % 8 ? i % 8 : 0] += expected[row * columns + i];
            }
            double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
            for (int i = 0; i < columns; i++) {
                expected[row * columns + i] *= 1 / sum;
            }
        }
        functions.softmaxRows(scores, 4, columns, -45);
        assertArrayEquals(expected, scores);
    }

    @Test
    void aCutBelowTheExponentialAndTooFewScoresAreErrors() {
        assertThrows(IllegalArgumentException.class, () -> functions.softmaxRows(new double[1], 1, 1, -701));
        assertThrows(IllegalArgumentException.class, () -> functions.softmaxRows(new double[3], 2, 2, -1));
    }
}
