package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxMeansTest {
    private static SoftmaxMeans means(double[] patterns, int n) { // the build adds jdk.incubator.vector to the tests
        return LinearAlgebra.fastest()
                .softmaxMeans(patterns, patterns.length / n, n)
                .orElseThrow();
    }

    /** Whole multiples of 1/64 up to 1 in size, whose inner products are exact. */
    private static double[] numbers(int count, long seed) {
        return new SplittableRandom(seed)
                .ints(count, -64, 65)
                .mapToDouble(i -> i / 64.0)
                .toArray();
    }

    private static double[] of(SoftmaxMeans means, double beta, double[] states, int n) {
        double[] out = new double[states.length];
        int count = states.length / n;
        means.of(beta, states, IntStream.range(0, count).toArray(), count, out);
        return out;
    }

    /** Scores are exact, exponentials are StrictMath's; sums of positive numbers and of the moduli. */
    private static void assertMeans(double[] patterns, int n, double beta, double[] states, double[] actual) {
        int count = patterns.length / n;
        for (int k = 0; k < states.length / n; k++) {
            double sum = 0;
            double[] mean = new double[n];
            double[] size = new double[n];
            for (int i = 0; i < count; i++) {
                double score = 0;
                for (int a = 0; a < n; a++) {
                    score += patterns[i * n + a] * states[k * n + a];
                }
                double weight = StrictMath.exp(beta * score);
                sum += weight;
                for (int a = 0; a < n; a++) {
                    mean[a] += weight * patterns[i * n + a];
                    size[a] += weight * Math.abs(patterns[i * n + a]);
                }
            }
            for (int a = 0; a < n; a++) { // two sums of N terms on either side, and 2 units of each exponential
                double tolerance = (4 * count + 8) * 0x1p-53 * size[a] / sum;
                assertEquals(mean[a] / sum, actual[k * n + a], tolerance, "state " + k + ", coordinate " + a);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,9,17", "7,8,15", "8,7,16", "17,257,33", "64,1797,20", "64,300,300", "512,70,40"})
    void meansAreThoseOfTheDefinition(int n, int count, int states) {
        double[] patterns = numbers(count * n, 1);
        double[] x = numbers(states * n, 2);
        for (double beta :
                new double[] {0, 0x1p-12, 0.5, 1.0}) { // one panel unreduced, others with scores of some tens
            assertMeans(patterns, n, beta, x, of(means(patterns, n), beta, x, n));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {16, -16})
    void scoresUpToTheLargestServedLoseNothing(double beta) { // |x| is about 2, so that scores are beyond 100
        double[] patterns = numbers(12 * 300, 3);
        double[] x = numbers(12 * 20, 4);
        SoftmaxMeans means = means(patterns, 12);
        double largest = IntStream.range(0, 20)
                .mapToDouble(k -> means.bound(beta, x, 12 * k))
                .max()
                .orElseThrow();
        assertTrue(largest > 100 && largest < SoftmaxMeans.LARGEST_SCORE, "bound " + largest);
        assertMeans(patterns, 12, beta, x, of(means, beta, x, 12));
    }

    @Test
    void otherStatesAndTheirOrderChangeNoBit() { // states with scores below 0.1 stand in panels with such of 100,
        // and alone
        int n = 20;
        double[] patterns = numbers(400 * n, 5);
        double[] x = numbers(100 * n, 6);
        for (int k = 0; k < 100; k += 3) {
            for (int a = 0; a < n; a++) {
                x[k * n + a] *= 0x1p-10;
            }
        }
        SoftmaxMeans means = means(patterns, n);
        assertTrue(means.bound(8, x, 0) < 0.34 && means.bound(8, x, n) > 1);
        double[] all = of(means, 8, x, n);
        double[] alone = new double[x.length];
        for (int k = 99; k >= 0; k--) {
            means.of(8, x, new int[] {k}, 1, alone);
        }
        assertArrayEquals(all, alone);
        double[] turned = new double[x.length];
        means.another().of(8, x, IntStream.range(0, 100).map(k -> k * 37 % 100).toArray(), 100, turned);
        assertArrayEquals(all, turned);
    }

    @Test
    void severalThreadsHaveTheSameBits() {
        double[] patterns = numbers(64 * 500, 7);
        double[] x = numbers(64 * 50, 8);
        SoftmaxMeans means = means(patterns, 64);
        double[] expected = of(means, 1, x, 64);
        IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> of(means.another(), 1, x, 64))
                .forEach(actual -> assertArrayEquals(expected, actual));
    }

    @Test
    void onlyTheStatesAskedForAreWritten() {
        double[] patterns = {1, 0, 0, 1};
        double[] out = {7, 7, 7, 7, 7, 7};
        means(patterns, 2).of(1, new double[6], new int[] {1, 2}, 1, out);
        assertArrayEquals(new double[] {7, 7, 0.5, 0.5, 7, 7}, out);
    }

    @Test
    void tiedPatternsShareTheirWeight() { // each of three patterns 200 times over: the mean of the three
        double[] few = numbers(3 * 5, 9);
        double[] many = new double[200 * few.length];
        for (int k = 0; k < 200; k++) {
            System.arraycopy(few, 0, many, k * few.length, few.length);
        }
        double[] x = numbers(10 * 5, 10);
        assertArrayEquals(of(means(few, 5), 3, x, 5), of(means(many, 5), 3, x, 5), 1e-13); // 600 terms of up to 1
    }

    @ParameterizedTest
    @ValueSource(ints = {-500, -30, 30, 500})
    void patternsOfAnyLengthGiveTheSameBitsScaled(int exponent) { // scores stay, and powers of two round nothing
        double[] patterns = numbers(12 * 300, 11);
        double[] x = numbers(12 * 20, 12);
        double[] longer =
                Arrays.stream(patterns).map(p -> Math.scalb(p, exponent)).toArray();
        double beta = Math.scalb(16.0, -exponent);
        double[] expected = Arrays.stream(of(means(patterns, 12), 16, x, 12))
                .map(y -> Math.scalb(y, exponent))
                .toArray();
        assertArrayEquals(expected, of(means(longer, 12), beta, x, 12));
    }

    @Test
    void theBoundHoldsForEveryScore() {
        double[] patterns = numbers(6 * 50, 13);
        SoftmaxMeans means = means(patterns, 6);
        double[] x = numbers(6 * 50, 14);
        for (double scale : new double[] {1e-160, 1, 1e100}) { // the squares of the first are 0
            double[] scaled = Arrays.stream(x).map(y -> y * scale).toArray();
            for (int k = 0; k < 50; k++) {
                double bound = means.bound(-2 / scale, scaled, 6 * k);
                for (int i = 0; i < 50; i++) {
                    double score = 0;
                    for (int a = 0; a < 6; a++) {
                        score += patterns[i * 6 + a] * x[k * 6 + a];
                    }
                    assertTrue(2 * Math.abs(score) <= bound, "score " + 2 * score + ", bound " + bound);
                }
            }
        }
        assertEquals(2 * Math.sqrt(2), means(new double[] {1, 1}, 2).bound(2, new double[] {1, 0}, 0), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 301, -1e200})
    void statesWithLargeScoresAndNoNumbersAreRefused(double coordinate) {
        SoftmaxMeans means = means(new double[] {1, 0, 0, 1}, 2);
        double[] state = {0, coordinate};
        assertFalse(means.bound(1, state, 0) <= SoftmaxMeans.LARGEST_SCORE);
        assertThrows(IllegalArgumentException.class, () -> means.of(1, state, new int[1], 1, new double[2]));
    }

    @Test
    void thePlainProviderAndLongPatternsHaveTwoProductsOnly() {
        assertTrue(new PlainLinearAlgebra().softmaxMeans(new double[4], 2, 2).isEmpty());
        assertTrue(LinearAlgebra.fastest().softmaxMeans(new double[513], 1, 513).isEmpty());
    }
}
