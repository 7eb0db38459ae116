package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.fixpoint.maths.linear.VectorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSoftmaxTest {
    static Stream<ArrayFunctions> providers() {
        return Stream.of(
                new PlainArrayFunctions(),
                VectorProvider.load(ArrayFunctions.class, "org.fixpoint.maths.elementary.VectorArrayFunctions")
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void weightsAreThoseOfTheDefinition(ArrayFunctions functions) {
        int columns = 301;
        double[] scores = scores(3 * columns, 2);
        double[] weights = scores.clone();
        functions.softmaxRows(weights, 2, columns, -60);
        assertEquals(scores[2 * columns], weights[2 * columns], "a row behind the last is changed");
        for (int row = 0; row < 2; row++) {
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
    @MethodSource("providers")
    void scoresFarBelowTheLargestAreLeftOut(ArrayFunctions functions) {
        double[] scores = {0, -100, 0, -800, -43, 0, -900, 0, -1000, -1e5};
        functions.softmaxRows(scores, 1, 10, -42);
        assertArrayEquals(new double[] {0.25, 0, 0.25, 0, 0, 0.25, 0, 0.25, 0, 0}, scores);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 64, 1797})
    void allProvidersGiveTheSameBits(int columns) {
        double[] plain = scores(4 * columns, 3);
        double[] expected = plain.clone();
        new PlainArrayFunctions().softmaxRows(expected, 4, columns, -45);
        providers().forEach(functions -> {
            double[] found = plain.clone();
            functions.softmaxRows(found, 4, columns, -45);
            assertArrayEquals(expected, found);
        });
    }

    @Test
    void aCutBelowTheExponentialAndTooFewScoresAreErrors() {
        ArrayFunctions functions = new PlainArrayFunctions();
        assertThrows(IllegalArgumentException.class, () -> functions.softmaxRows(new double[1], 1, 1, -701));
        assertThrows(IllegalArgumentException.class, () -> functions.softmaxRows(new double[3], 2, 2, -1));
    }
}
