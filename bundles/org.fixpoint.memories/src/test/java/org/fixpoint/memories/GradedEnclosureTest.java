package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class GradedEnclosureTest {
    private static final int N = 6;
    private static final double ROUNDING = 1e-14; // of the map itself

    private static List<GradedMap> maps() {
        PatternSet patterns = Given.sphere(5, N, 3);
        return List.of(
                new GradedMap(patterns, 4, Interaction.POLYNOMIAL, 2, true),
                new GradedMap(patterns, 4, Interaction.POLYNOMIAL, 2, false),
                new GradedMap(patterns, 60, Interaction.POLYNOMIAL, 3, true),
                new GradedMap(patterns, 300, Interaction.POLYNOMIAL, 4, true),
                new GradedMap(patterns, 60, Interaction.RECTIFIED, 3, true),
                new GradedMap(patterns, 300, Interaction.RECTIFIED, 4, false));
    }

    @Test
    void valuesAndSlopesInABoxLieWithinItsBounds() {
        RandomGenerator random = TestRun.seeded(4).random("boxes");
        for (GradedMap map : maps()) {
            for (double size : new double[] {0, 1e-9, 1e-3, 0.2, 3}) {
                for (int box = 0; box < 20; box++) {
                    double[] middle = random.doubles(N, -1, 1).toArray();
                    double[] low = Arrays.stream(middle).map(a -> a - size).toArray();
                    double[] high = Arrays.stream(middle).map(a -> a + size).toArray();
                    hold(map, low, high, random);
                }
            }
        }
    }

    private static void hold(GradedMap map, double[] low, double[] high, RandomGenerator random) {
        StateEnclosure enclosure = map.enclosure().orElseThrow();
        double[] least = new double[N];
        double[] most = new double[N];
        double[] leastSlope = new double[N * N];
        double[] mostSlope = new double[N * N];
        enclosure.value(low, high, least, most);
        enclosure.jacobian(low, high, leastSlope, mostSlope);
        double[] value = new double[N];
        double[] slope = new double[N * N];
        for (int trial = 0; trial < 20; trial++) {
            double[] x = new double[N];
            for (int a = 0; a < N; a++) {
                double share = trial < 10 ? random.nextDouble() : random.nextInt(2); // corners too
                x[a] = Math.max(low[a], Math.min(high[a], low[a] + share * (high[a] - low[a])));
            }
            map.apply(x, value);
            map.jacobian(x, slope);
            inside(value, least, most, 1);
            inside(slope, leastSlope, mostSlope, map.beta());
        }
        if (low[0] == high[0]) {
            tight(least, most, 1);
            tight(leastSlope, mostSlope, map.beta());
        }
    }

    private static void inside(double[] x, double[] least, double[] most, double size) {
        for (int k = 0; k < x.length; k++) {
            assertTrue(
                    least[k] <= x[k] + size * ROUNDING && x[k] <= most[k] + size * ROUNDING,
                    x[k] + " is not in [" + least[k] + ", " + most[k] + "]");
        }
    }

    private static void tight(double[] least, double[] most, double size) {
        for (int k = 0; k < least.length; k++) {
            assertTrue(least[k] <= most[k], "no interval");
            assertEquals(least[k], most[k], 100 * size * ROUNDING);
        }
    }

    @Test
    void aBoxOfInfiniteSidesHasBoundsThatAreNumbersOrInfinite() {
        double[] low = new double[N];
        double[] high = new double[N];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        for (GradedMap map : maps()) {
            double[] least = new double[N];
            double[] most = new double[N];
            StateEnclosure enclosure = map.enclosure().orElseThrow();
            enclosure.value(low, high, least, most);
            for (int a = 0; a < N; a++) {
                assertEquals(-1, least[a]);
                assertEquals(1, most[a]);
            }
            double[] leastSlope = new double[N * N];
            double[] mostSlope = new double[N * N];
            enclosure.jacobian(low, high, leastSlope, mostSlope);
            for (int k = 0; k < N * N; k++) {
                assertTrue(leastSlope[k] <= mostSlope[k], leastSlope[k] + " to " + mostSlope[k]);
            }
        }
    }

    /** One pattern of ones: the map is tanh(β m) in each unit, its slope β/cosh²(β m)/n. */
    @Test
    void boundsOfOnePatternAreTheRange() {
        PatternSet one = Given.patterns(2, 1, 1);
        StateEnclosure enclosure = new GradedMap(one, 2, Interaction.POLYNOMIAL, 2, true)
                .enclosure()
                .orElseThrow();
        double[] low = {-0.5, -0.1};
        double[] high = {0.7, 0.3};
        double[] least = new double[2];
        double[] most = new double[2];
        enclosure.value(low, high, least, most);
        assertEquals(StrictMath.tanh(-0.6), least[0], 1e-14);
        assertEquals(StrictMath.tanh(1.0), most[1], 1e-14);
        double[] leastSlope = new double[4];
        double[] mostSlope = new double[4];
        enclosure.jacobian(low, high, leastSlope, mostSlope);
        double cosh = StrictMath.cosh(1);
        assertEquals(1 / cosh / cosh, leastSlope[1], 1e-14);
        assertEquals(1, mostSlope[2], 1e-14);
    }
}
