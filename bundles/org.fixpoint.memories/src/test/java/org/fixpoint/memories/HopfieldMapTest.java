package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopfieldMapTest {
    private static double[] image(StateMap map, double[] x) {
        double[] out = new double[map.dimension()];
        map.apply(x, out);
        return out;
    }

    private static double[] limit(StateMap map, double[] start) {
        double[] x = start;
        for (int step = 0; step < 3000; step++) {
            x = image(map, x);
        }
        return x;
    }

    @Test
    void landmarksAreTheStoredPatternsWithTheirLabels() {
        PatternSet patterns = new PatternSet(new double[] {1, 2, 3, 4}, 2, 2, List.of("a", "b"));
        List<StateMap.Landmark> marks = new HopfieldMap(patterns, 1).landmarks(5);
        assertEquals(2, marks.size());
        assertEquals("stored pattern", marks.get(1).kind());
        assertEquals("pattern 2 (b)", marks.get(1).name());
        assertArrayEquals(new double[] {3, 4}, marks.get(1).state());
        assertArrayEquals(
                new double[] {0, 1, 0}, new SoftmaxMap(3, 2).landmarks(2).get(1).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I3", "A_3in2", "B_4in3", "D_3in2"})
    void goldenPointsAreFixedWithTheirWeightsEigenvaluesAndEnergies(String configuration) {
        PatternSet patterns = Golden.patterns(configuration);
        JsonNode runs = Golden.table("configurations").path(configuration).path("runs");
        runs.properties().forEach(run -> {
            HopfieldMap map = new HopfieldMap(patterns, Double.parseDouble(run.getKey()));
            for (JsonNode point : run.getValue().path("fixed_points")) {
                double[] x = Golden.numbers(point.path("xi"));
                assertArrayEquals(x, image(map, x), 1e-14, "a golden point moves");
                assertArrayEquals(Golden.numbers(point.path("p")), map.weights(x), 1e-13);
                assertEquals(
                        point.path("energy").asDouble(),
                        map.energy().orElseThrow().of(x),
                        1e-14);
                double[] jacobian = new double[x.length * x.length];
                map.jacobian(x, jacobian);
                Stability stability = Stability.of(jacobian, x.length).orElseThrow();
                assertArrayEquals(Golden.numbers(point.path("eig")), stability.real(), 1e-12);
                assertEquals(point.path("index").asInt(), stability.index());
                assertTrue(inside(map.region(), x));
            }
        });
    }

    private static boolean inside(StateMap.Region region, double[] x) {
        boolean inside = true;
        for (int a = 0; a < x.length; a++) {
            inside &= region.low()[a] < x[a] && x[a] < region.high()[a];
        }
        return inside;
    }

    @Test
    void theTraceOfTheJacobianIsBetaTimesWhatTheLengthLacksOfOne() { // unit patterns: tr Cov = E|x|² − |Ex|²
        RandomGenerator random = TestRun.seeded(4).random("states");
        for (int seed = 0; seed < 10; seed++) {
            HopfieldMap map = new HopfieldMap(Given.sphere(6, 3, seed), 4);
            double[] x = limit(map, Given.state(3, random));
            double[] jacobian = new double[9];
            map.jacobian(x, jacobian);
            double square = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
            assertEquals(4 * (1 - square), jacobian[0] + jacobian[4] + jacobian[8], 1e-12);
        }
    }

    @Test
    void aPermutationOfThePatternsChangesNothing() {
        PatternSet patterns = Given.sphere(5, 4, 7);
        double[] rows = patterns.rows();
        double[] turned = new double[rows.length];
        System.arraycopy(rows, 4, turned, 0, 16);
        System.arraycopy(rows, 0, turned, 16, 4);
        double[] x = Given.state(4, TestRun.seeded(1).random("state"));
        assertArrayEquals(
                image(new HopfieldMap(patterns, 3), x), image(new HopfieldMap(Given.patterns(4, turned), 3), x), 1e-15);
    }

    @Test
    void anOrthogonalMatrixTurnsTheMap() {
        double c = 0.28;
        double s = 0.96;
        PatternSet patterns = Given.sphere(4, 2, 9);
        double[] turned = new double[8];
        for (int i = 0; i < 4; i++) {
            turned[2 * i] = c * patterns.rows()[2 * i] - s * patterns.rows()[2 * i + 1];
            turned[2 * i + 1] = s * patterns.rows()[2 * i] + c * patterns.rows()[2 * i + 1];
        }
        double[] y = image(new HopfieldMap(patterns, 5), new double[] {0.3, -0.2});
        double[] z = image(
                new HopfieldMap(Given.patterns(2, turned), 5), new double[] {c * 0.3 + s * 0.2, s * 0.3 - c * 0.2});
        assertArrayEquals(new double[] {c * y[0] - s * y[1], s * y[0] + c * y[1]}, z, 1e-15);
    }

    @Test
    void addingOneConstantToAllScoresChangesNoWeight() {
        double[] scores = {0.5, -3, 700, 2};
        double[] shifted = {1000.5, 997, 1700, 1002};
        double difference = Softmax.inPlace(shifted, 0, 4) - Softmax.inPlace(scores, 0, 4);
        assertArrayEquals(scores, shifted, 1e-13);
        assertEquals(1000, difference, 1e-12);
    }

    @Test
    void softmaxDoesNotOverflow() {
        double[] scores = {1e6, -1e6, 1e6};
        assertEquals(1e6 + StrictMath.log(2), Softmax.inPlace(scores, 0, 3), 1e-9);
        assertArrayEquals(new double[] {0.5, 0, 0.5}, scores);
    }

    @Test
    void equiangularPatternsHaveTheWeightsOfTheIdentityAtBetaTimesOneMinusCosine() {
        double root = Math.sqrt(0.75);
        HopfieldMap triangle = new HopfieldMap(Given.patterns(2, 1, 0, -0.5, root, -0.5, -root), 2.4); // c = −1/2
        HopfieldMap identity = new HopfieldMap(Given.patterns(3, 1, 0, 0, 0, 1, 0, 0, 0, 1), 3.6);
        double[] weights = triangle.weights(limit(triangle, new double[] {0.9, 0.1}));
        assertArrayEquals(identity.weights(limit(identity, new double[] {0.9, 0.1, 0})), weights, 1e-12);
    }

    @Test
    void twoPatternsHaveAPitchforkWhereBetaTimesOneMinusCosineIsTwo() {
        PatternSet patterns = Given.patterns(2, 1, 0, 0.6, 0.8); // c = 0.6: β = 5
        double[] centre = {0.8, 0.4};
        double[] jacobian = new double[4];
        new HopfieldMap(patterns, 5).jacobian(centre, jacobian);
        assertArrayEquals(
                new double[] {1, 0}, Stability.of(jacobian, 2).orElseThrow().real(), 1e-15);
    }

    @Test
    void oneStateOfManyDiffersFromItAloneByRoundingOnly() {
        HopfieldMap map = new HopfieldMap(Given.sphere(400, 20, 5), 30);
        RandomGenerator random = TestRun.seeded(6).random("states");
        double[] states = new double[700 * 20];
        Arrays.setAll(states, k -> random.nextGaussian());
        double[] all = new double[states.length];
        map.applyAll(states, 700, all);
        for (int k = 0; k < 700; k += 23) {
            double[] x = Arrays.copyOfRange(states, 20 * k, 20 * (k + 1));
            assertArrayEquals(image(map, x), Arrays.copyOfRange(all, 20 * k, 20 * (k + 1)), 1e-14);
        }
    }

    @Test
    void theOtherStatesChangeNoBitOfAState() { // blocks of 160 of 5,000, 48 of 700, and 32 of fewer
        HopfieldMap map = new HopfieldMap(Given.sphere(400, 20, 5), 30);
        RandomGenerator random = TestRun.seeded(7).random("states");
        double[] states = new double[5000 * 20];
        Arrays.setAll(states, k -> random.nextGaussian());
        double[] all = new double[states.length];
        map.applyAll(states, 5000, all);
        for (int count : new int[] {3, 40, 700}) {
            double[] some = new double[count * 20];
            map.applyAll(states, count, some);
            assertArrayEquals(Arrays.copyOf(all, some.length), some);
        }
    }

    /** Scores from 0.01 to far beyond 300, and two states that are no numbers, in no order. */
    private static double[] mixed(int count) {
        RandomGenerator random = TestRun.seeded(8).random("states");
        double[] states = new double[count * 20];
        for (int k = 0; k < count; k++) {
            double size = Math.exp(random.nextDouble(-9, 6));
            for (int a = 0; a < 20; a++) {
                states[k * 20 + a] = size * random.nextGaussian();
            }
        }
        states[20 * 11 + 3] = Double.NaN;
        states[20 * 50 + 19] = Double.POSITIVE_INFINITY;
        return states;
    }

    @Test
    void statesWithSmallAndLargeScoresAgreeWithThemAlone() {
        HopfieldMap map = new HopfieldMap(Given.sphere(400, 20, 5), 3);
        double[] states = mixed(700);
        double[] all = new double[states.length];
        map.applyAll(states, 700, all);
        for (int k = 0; k < 700; k++) {
            double[] x = Arrays.copyOfRange(states, 20 * k, 20 * (k + 1));
            double[] actual = Arrays.copyOfRange(all, 20 * k, 20 * (k + 1));
            double size = Math.sqrt(Arrays.stream(x).map(y -> y * y).sum());
            if (Double.isFinite(size)) { // a score of size s is off by some 20 roundings of s, and so are weights
                assertArrayEquals(image(map, x), actual, 1e-14 + 3 * size * 20 * 0x1p-53, "state " + k);
            } else {
                assertTrue(Arrays.stream(actual).allMatch(Double::isNaN), "state " + k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void neitherThreadsNorTheOrderOfStatesChangeABit(int threads) throws Exception {
        HopfieldMap map = new HopfieldMap(Given.sphere(400, 20, 5), 3);
        double[] states = mixed(700);
        double[] expected = new double[states.length];
        for (int k = 0; k < 700; k++) {
            double[] one = new double[20];
            map.applyAll(Arrays.copyOfRange(states, 20 * k, 20 * (k + 1)), 1, one);
            System.arraycopy(one, 0, expected, 20 * k, 20);
        }
        double[] all = new double[states.length];
        ForkJoinPool pool = new ForkJoinPool(threads); // a parallel stream stays with the pool it is begun in
        try {
            pool.submit(() -> map.applyAll(states, 700, all)).get(1, TimeUnit.MINUTES);
        } finally {
            pool.shutdown();
        }
        assertArrayEquals(expected, all);
    }

    @Test
    void theReducedPatternsStandForThePatternsWithinRounding() {
        PatternSet patterns = Given.sphere(4, 9, 11);
        StateMap.Reduction reduction = new HopfieldMap(patterns, 2).reduction().orElseThrow();
        PatternSet reduced = ((HopfieldMap) reduction.map()).patterns();
        assertEquals(3, reduced.dimension());
        for (int i = 0; i < 4; i++) {
            double[] z = Arrays.copyOfRange(reduced.rows(), 3 * i, 3 * i + 3);
            assertArrayEquals(
                    Arrays.copyOfRange(patterns.rows(), 9 * i, 9 * i + 9), reduction.lift(z), 4e-16, "pattern " + i);
        }
    }

    @Test
    void patternsThatFillTheSpaceAreNotReduced() {
        assertTrue(new HopfieldMap(Given.sphere(4, 3, 1), 2).reduction().isEmpty());
        assertTrue(new HopfieldMap(Given.patterns(1, 1, -1), 2).reduction().isEmpty());
    }

    @Test
    void onePatternIsReducedToALine() {
        StateMap.Reduction reduction =
                new HopfieldMap(Given.patterns(3, 2, 0, 0), 2).reduction().orElseThrow();
        assertEquals(1, reduction.map().dimension());
        assertArrayEquals(new double[] {2, 0, 0}, reduction.lift(image(reduction.map(), new double[] {0.3})));
    }

    @Test
    void theNearestFaceIsThatOfTheLargestWeights() {
        HopfieldMap map = new HopfieldMap(
                new PatternSet(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3, List.of("one", "two", "three")), 12);
        assertEquals("pattern 2 (two)", map.near(new double[] {0, 1, 0}));
        assertEquals("face 1-3", map.near(new double[] {0.5, 0, 0.5}));
        assertEquals("face 1-2-3", map.near(new double[] {0.3, 0.3, 0.3}));
    }

    @Test
    void seedsOfAFewPatternsHoldEveryBarycentre() { // which are the limits at large β, too, where patterns are
        // orthogonal
        HopfieldMap map = new HopfieldMap(Given.patterns(3, 1, 0, 0, 0, 1, 0, 0, 0, 1), 4);
        List<double[]> seeds = map.seeds(9, TestRun.seeded(1).random("seeds"));
        assertEquals(9, seeds.size());
        for (int face = 1; face < 8; face++) {
            double share = 1.0 / Integer.bitCount(face);
            double[] centre = {(face & 1) * share, (face >> 1 & 1) * share, (face >> 2) * share};
            assertTrue(
                    seeds.stream().anyMatch(seed -> IntStream.range(0, 3)
                            .allMatch(a -> Math.abs(seed[a] - centre[a]) < 1e-12)),
                    "face " + face);
        }
        assertEquals(1, Arrays.stream(seeds.get(8)).sum(), 1e-15);
    }
}
