package org.fixpoint.analyses.dynamics;

import static org.fixpoint.analyses.dynamics.BifurcationsTest.numbers;
import static org.fixpoint.analyses.dynamics.BifurcationsTest.words;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class OrbitAnalysesTest {
    private static final StateMap EIGHT = new SoftmaxFamily.Softmax(SoftmaxFamily.A, 8);

    /** x ← 4x(1 − x). */
    private static final StateMap LOGISTIC = new OneDimensional() {
        @Override
        double value(double x) {
            return 4 * x * (1 - x);
        }

        @Override
        double slope(double x) {
            return 4 - 8 * x;
        }
    };

    /** x ← −∛x, which takes all states but 0 to the cycle −1, 1. */
    private static final StateMap CYCLE = new OneDimensional() {
        @Override
        double value(double x) {
            return -StrictMath.cbrt(x);
        }

        @Override
        double slope(double x) {
            return -1 / (3 * StrictMath.pow(StrictMath.cbrt(x), 2));
        }
    };

    private abstract static class OneDimensional implements StateMap {
        abstract double value(double x);

        abstract double slope(double x);

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void apply(double[] x, double[] out) {
            out[0] = value(x[0]);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            out[0] = slope(x[0]);
        }

        @Override
        public Region region() {
            return new Region(new double[] {0.01}, new double[] {0.99}, false);
        }
    }

    private static List<Item> items(Contribution<Analysis> contribution, StateMap map, Map<String, ?> given) {
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
    }

    @Test
    void basinsOfTheStandardBasisAreAlikeBySymmetry() { // a permutation of coordinates takes one to another
        StateMap map = new SoftmaxFamily.Softmax(SoftmaxFamily.identity(3), 10);
        List<Item> items = items(new Basins(), map, Map.of("count", 6000));
        double[] share = numbers(items.get(0), "share");
        assertEquals(3, share.length);
        assertEquals(1, Arrays.stream(share).sum(), 1e-12);
        for (int k = 0; k < 3; k++) {
            // three intervals of 95 % at a fixed seed: this run is one of the 86 % or more in which all three hold 1/3
            assertTrue(numbers(items.get(0), "low")[k] < 1 / 3.0 && numbers(items.get(0), "high")[k] > 1 / 3.0);
            assertTrue(numbers(items.get(0), "residual")[k] < 1e-14);
            assertEquals("stable point", words(items.get(0), "kind").get(k));
        }
    }

    @Test
    void theSameBitsForAnyNumberOfThreads() throws ExecutionException, InterruptedException {
        double[] one = ofThreads(1);
        assertArrayEquals(one, ofThreads(2));
        assertArrayEquals(one, ofThreads(7));
    }

    private static double[] ofThreads(int threads) throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> {
                        List<Item> items = items(new Basins(), EIGHT, Map.of("count", 3000));
                        return numbers(items.get(0), "mean-steps");
                    })
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aCycleOfTwoIsTold() {
        List<Item> items = items(new Basins(), CYCLE, Map.of("count", 20));
        assertEquals(List.of("cycle of 2"), words(items.get(0), "kind"));
        assertEquals(1, Math.abs(((Item.Array) items.get(1)).data()[0]), 1e-8);
    }

    @Test
    void orbitsThatNeverRestAreCountedAsUndecided() {
        List<Item> items = items(new Basins(), LOGISTIC, Map.of("count", 20, "most-steps", 500));
        assertEquals(List.of("undecided"), words(items.get(0), "kind"));
        assertArrayEquals(new double[] {1}, numbers(items.get(0), "share"));
    }

    /** x + ε x (1 − x²): a saddle at 0 that orbits leave at the rate ε. */
    private static OneDimensional slow(double rate) {
        return new OneDimensional() {
            @Override
            double value(double x) {
                return x + rate * x * (1 - x * x);
            }

            @Override
            double slope(double x) {
                return 1 + rate * (1 - 3 * x * x);
            }
        };
    }

    private static List<Item> basins(StateMap map, Map<String, ?> given, double... starts) {
        GivenSubject subject = GivenSubject.empty()
                .with(Facet.STATE_MAP, map)
                .with(new Batch(starts, starts.length, 1, new int[0], List.of()));
        Basins basins = new Basins();
        return basins.create(Values.of(basins.descriptor(), given)).run(subject, TestRun.seeded(1));
    }

    @Test
    void noOrbitRestsAtASaddleThatItLeavesSlowly() { // at 1e-4 from 0 a step is 1e-10
        Map<String, ?> given = Map.of("starts", StartLaw.Law.INPUTS, "most-steps", 100);
        List<Item> items = basins(slow(1e-6), given, 1e-4, -1e-4, 0);
        assertEquals(List.of("saddle", "undecided"), words(items.get(0), "kind"));
        assertArrayEquals(new double[] {1, 2}, numbers(items.get(0), "orbits")); // 0 stays, the others leave
    }

    @Test
    void attractorsNextToEachOtherAreToldApart() { // ±ε, with a saddle at 0
        double e = 2e-5;
        StateMap map = new OneDimensional() {
            @Override
            double value(double x) {
                return x * (1.4 - 0.4 * x * x / e / e);
            }

            @Override
            double slope(double x) {
                return 1.4 - 1.2 * x * x / e / e;
            }
        };
        List<Item> items = basins(map, Map.of("starts", StartLaw.Law.INPUTS), 0.5 * e, -0.5 * e);
        assertEquals(List.of("stable point", "stable point"), words(items.get(0), "kind"));
        assertArrayEquals(new double[] {e, -e}, ((Item.Array) items.get(1)).data(), 1e-15);
    }

    @Test
    void wilsonsIntervalIsThatOfItsQuadratic() { // (p̂ − p)² = z² p(1 − p)/n at both ends
        Wilson interval = Wilson.of(7, 50);
        for (double p : new double[] {interval.low(), interval.high()}) {
            double z2 = 1.959963984540054 * 1.959963984540054;
            assertEquals((0.14 - p) * (0.14 - p), z2 * p * (1 - p) / 50, 1e-15);
        }
        assertEquals(0, Wilson.of(0, 10).low());
        assertEquals(1, Wilson.of(10, 10).high());
    }

    @Test
    void energyFallsAlongOrbitsAndPassagesAreNearUnstablePoints() { // Ramsauer et al. (2020), Theorem 1: E falls
        // along orbits
        List<Item> items = items(new Orbits(), EIGHT, Map.of("count", 200, "steps", 40));
        double[] energy = ((Item.Array) items.get(1)).data();
        for (int i = 0; i < 200; i++) {
            for (int step = 1; step <= 40; step++) {
                assertTrue(energy[i * 41 + step] <= energy[i * 41 + step - 1] + 1e-14);
            }
        }
        double[] index = numbers(items.get(3), "index");
        double[] distance = numbers(items.get(3), "distance");
        assertTrue(index.length > 0);
        for (int k = 0; k < index.length; k++) {
            assertTrue(index[k] >= 1 && distance[k] < 0.6);
        }
    }

    @Test
    void eachSaddleOfThreePatternsJoinsTwoPatterns() { // at β = 8: three patterns, three saddles, one maximum
        List<Item> items = items(new UnstableManifolds(), EIGHT, Map.of());
        assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1, 2}, numbers(items.get(0), "index"));
        double[] saddle = numbers(items.get(2), "saddle");
        double[] target = numbers(items.get(2), "target");
        assertEquals(6, saddle.length);
        for (int k = 0; k < 6; k += 2) {
            assertEquals(saddle[k], saddle[k + 1]);
            assertTrue(target[k] < 3 && target[k + 1] < 3 && target[k] != target[k + 1]);
            assertTrue(numbers(items.get(2), "energy-drop")[k] > 0);
        }
    }

    @Test
    void aSectionOfThePlaneHoldsTheBasinsOfThreePatterns() {
        List<Item> items = items(new BasinSection(), EIGHT, Map.of("size", 41));
        double[] cells = ((Item.Array) items.get(0)).data();
        assertEquals(3, Arrays.stream(cells).distinct().count());
        double[] right = numbers(items.get(1), "right");
        double[] up = numbers(items.get(1), "up");
        for (int k = 0; k < 3; k++) { // the cell next to an attractor belongs to it
            int column = (int) Math.rint((right[k] + 1) * 20);
            int row = (int) Math.rint((up[k] + 1) * 20);
            assertEquals(k, cells[row * 41 + column]);
        }
    }

    @Test
    void anAutomaticSectionHoldsThreeAttractors() {
        StateMap map = new SoftmaxFamily.Softmax(SoftmaxFamily.identity(4), 12);
        List<Item> items = items(new BasinSection(), map, Map.of("size", 15));
        double[] away = numbers(items.get(1), "away");
        assertEquals(3, Arrays.stream(away).filter(each -> each < 1e-9).count());
        assertThrows(
                Refusal.class,
                () -> items(new BasinSection(), map, Map.of("through", new double[] {1, 0, 0, 0, 0, 1, 0, 0})));
        double[] line = {0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0};
        assertThrows(Refusal.class, () -> items(new BasinSection(), map, Map.of("through", line)));
    }

    @Test
    void theLogisticMapAtFourHasTheExponentLogTwo() { // conjugate to the tent map
        List<Item> items = items(new LyapunovExponents(), LOGISTIC, Map.of("count", 8, "stretch", 500));
        double[] value = numbers(items.get(0), "value");
        double[] error = numbers(items.get(0), "standard-error");
        for (int i = 0; i < 8; i++) { // 5 standard errors of 19 degrees of freedom: about 8e-5 for each
            assertEquals(StrictMath.log(2), value[i], 5 * error[i] + 1e-3);
            assertTrue(error[i] < 0.02);
        }
    }

    @Test
    void atAStablePointTheExponentsAreTheLogarithmsOfTheEigenvalues() {
        StateMap map = new SoftmaxFamily.Softmax(SoftmaxFamily.identity(3), 4);
        List<Item> items = items(new LyapunovExponents(), map, Map.of("count", 1, "stretch", 20));
        double[] value = numbers(items.get(0), "value"); // hopfield.json, I3 at β = 4: a pattern
        assertEquals(StrictMath.log(0.2636838659817517), value[0], 1e-12);
        assertEquals(StrictMath.log(0.0921394622453482), value[1], 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, value[2]);
    }
}
