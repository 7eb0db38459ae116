package org.fixpoint.maths.interpolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MonotoneCubicTest {
    private static final double ULP = Math.ulp(1.0);

    private static MonotoneCubic through(DoubleUnaryOperator f, double low, double high, int intervals) {
        double[] x = new double[intervals + 1];
        Arrays.setAll(x, i -> low + (high - low) * i / intervals);
        return new MonotoneCubic(x, Arrays.stream(x).map(f).toArray());
    }

    /** Points at random distances between 1e-3 and 1e3, values of all sizes. */
    private static double[][] random(Random random) {
        int n = 2 + random.nextInt(12);
        double[] x = new double[n];
        double[] y = new double[n];
        x[0] = 10 * random.nextGaussian();
        for (int i = 0; i < n; i++) {
            x[i] = i == 0 ? x[0] : x[i - 1] + StrictMath.pow(10, 6 * random.nextDouble() - 3);
            y[i] = random.nextInt(5) == 0 && i > 0
                    ? y[i - 1]
                    : random.nextGaussian() * StrictMath.pow(10, random.nextInt(7) - 3);
        }
        return new double[][] {x, y};
    }

    @Test
    void goesThroughItsPointsToTheBit() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[][] points = random(random);
            MonotoneCubic curve = new MonotoneCubic(points[0], points[1]);
            assertArrayEquals(
                    points[1], Arrays.stream(points[0]).map(curve::value).toArray());
        }
    }

    @Test
    void isMonotoneBetweenAnyTwoNeighbours() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            double[][] points = random(random);
            MonotoneCubic curve = new MonotoneCubic(points[0], points[1]);
            for (int k = 0; k + 1 < points[0].length; k++) {
                double direction = Math.signum(points[1][k + 1] - points[1][k]);
                double size = Math.max(Math.abs(points[1][k]), Math.abs(points[1][k + 1]));
                double chord = Math.abs((points[1][k + 1] - points[1][k]) / (points[0][k + 1] - points[0][k]));
                double last = points[1][k];
                for (int i = 1; i <= 64; i++) {
                    double t = points[0][k] + (points[0][k + 1] - points[0][k]) * (i / 64.0);
                    double value = curve.value(Math.min(t, points[0][k + 1]));
                    assertTrue(direction * (value - last) >= -8 * ULP * size, "falls back at " + t);
                    assertTrue(
                            direction == 0
                                    ? Math.abs(value - last) <= 8 * ULP * size
                                    : direction * curve.derivative(Math.min(t, points[0][k + 1])) >= -32 * ULP * chord,
                            "wrong way at " + t);
                    last = value;
                }
            }
        }
    }

    @Test
    void isExactOnLines() {
        MonotoneCubic curve = new MonotoneCubic(new double[] {-3, -1, 0, 0.5, 4}, new double[] {-5, -1, 1, 2, 9});
        for (double t = -3; t <= 4; t += 0.01) {
            assertEquals(2 * t + 1, curve.value(t), 16 * ULP);
            assertEquals(2, curve.derivative(t), 16 * ULP);
        }
    }

    @Test
    void twoPointsGiveALine() {
        MonotoneCubic curve = new MonotoneCubic(new double[] {0, 2}, new double[] {1, 5});
        assertEquals(2.5, curve.value(0.75), ULP);
        assertEquals(2, curve.derivative(1), 0);
    }

    @Test
    void slopesAreWeightedHarmonicMeansOfTheChords() { // h = 1, 2 and chords 1, 4: 9 / (5/1 + 4/4) = 1.5
        MonotoneCubic curve = new MonotoneCubic(new double[] {0, 1, 3}, new double[] {0, 1, 9});
        assertEquals(1.5, curve.derivative(1), 4 * ULP);
        assertEquals(0, curve.derivative(0), 0); // ((2 + 2)·1 − 1·4)/3 = 0
        assertEquals(6, curve.derivative(3), 8 * ULP); // ((4 + 1)·4 − 2·1)/3
    }

    @Test
    void aTurningPointOfTheDataIsOneOfTheCurve() {
        MonotoneCubic curve = new MonotoneCubic(new double[] {0, 1, 2, 3}, new double[] {0, 1, 0, 0});
        assertEquals(0, curve.derivative(1), 0);
        assertEquals(0, curve.derivative(2), 0);
        assertEquals(0, curve.value(2.5), 0);
    }

    @Test
    void convergesToTanhAtThirdOrder() {
        double coarse = error(20);
        double fine = error(40);
        double finest = error(80);
        assertTrue(finest < 4e-5, "error " + finest); // measured: 3.2e-5 with points 0.1 apart
        assertTrue(coarse / fine > 6 && fine / finest > 6, coarse + ", " + fine + ", " + finest);
    }

    private static double error(int intervals) {
        MonotoneCubic curve = through(StrictMath::tanh, -4, 4, intervals);
        double worst = 0;
        for (int i = 0; i <= 8000; i++) {
            double t = -4 + i / 1000.0;
            worst = Math.max(worst, Math.abs(curve.value(t) - StrictMath.tanh(t)));
        }
        return worst;
    }

    @Test
    void theDerivativeIsThatOfTheValue() {
        MonotoneCubic curve = through(x -> x * x * x - x, -2, 2, 17);
        double h = 1e-5;
        for (double t = -1.99; t < 1.99; t += 0.013) {
            assertEquals((curve.value(t + h) - curve.value(t - h)) / (2 * h), curve.derivative(t), 1e-4);
        }
    }

    @Test
    void theDerivativeIsContinuousAtTheKnots() {
        MonotoneCubic curve = through(StrictMath::exp, -1, 1, 10);
        for (double knot : Arrays.copyOfRange(curve.knots(), 1, 10)) {
            assertEquals(curve.derivative(knot - 1e-9), curve.derivative(knot + 1e-9), 1e-7);
        }
    }

    @Test
    void bothZerosAreTheSamePlace() {
        MonotoneCubic curve = new MonotoneCubic(new double[] {-1, -0.0, 1}, new double[] {-1, 0.25, 1});
        assertEquals(0.25, curve.value(0.0), 0);
        assertEquals(0.25, curve.value(-0.0), 0);
    }

    @Test
    void whatIsNotACurveIsRefused() {
        double[][][] bad = {
            {{0}, {1}},
            {{0, 1}, {1}},
            {{0, 0}, {1, 2}},
            {{1, 0}, {1, 2}},
            {{0, Double.NaN}, {1, 2}},
            {{0, Double.POSITIVE_INFINITY}, {1, 2}},
            {{0, 1}, {1, Double.NaN}},
            {{0, 1e-300}, {0, 1e300}},
            {{-1e308, 1e308}, {0, 1}}
        };
        for (double[][] points : bad) {
            assertThrows(IllegalArgumentException.class, () -> new MonotoneCubic(points[0], points[1]));
        }
        MonotoneCubic curve = new MonotoneCubic(new double[] {0, 1}, new double[] {0, 1});
        for (double t : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> curve.value(t));
        }
    }
}
