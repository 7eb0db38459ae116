package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.random.SeededRandom;
import org.junit.jupiter.api.Test;

class NewtonSearchTest {
    private static FixedPointSet search(SmoothMap map, double reach, boolean absorbing) {
        return search(map, reach, absorbing, SeededRandom.of("newton"));
    }

    private static FixedPointSet search(SmoothMap map, double reach, boolean absorbing, SeededRandom random) {
        double[] low = new double[map.dimension()];
        double[] high = new double[map.dimension()];
        Arrays.fill(low, -reach);
        Arrays.fill(high, reach);
        return NewtonSearch.of(
                map,
                Optional.empty(),
                new SearchBox(low, high, absorbing),
                List.of(),
                List.of(),
                NewtonSearch.Settings.USUAL,
                random,
                done -> {});
    }

    /** tanh(g x) componentwise in d coordinates: 3ᵈ fixed points. */
    private record Hyperbolic(int dimension, double gain) implements SmoothMap {
        Hyperbolic(int dimension) {
            this(dimension, 2);
        }

        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = StrictMath.tanh(gain * x[i]);
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, 0);
            for (int i = 0; i < x.length; i++) {
                double t = StrictMath.tanh(gain * x[i]);
                out[i * (x.length + 1)] = gain * (1 - t) * (1 + t);
            }
        }
    }

    @Test
    void aTripleRootAt0IsNotPolishedForEver() { // Newton takes x to 2x/3, and the residual x³ falls down to 1e-324
        int[] looks = new int[1];
        SmoothMap cubic = new SmoothMap() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void apply(double[] x, double[] out) {
                looks[0]++;
                out[0] = x[0] - x[0] * x[0] * x[0];
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                out[0] = 1 - 3 * x[0] * x[0];
            }
        };
        SearchBox box = new SearchBox(new double[] {-1}, new double[] {1}, true);
        assertTrue(Math.abs(new Newton(cubic, box).polished(new double[] {1e-6})[0]) < 1e-6);
        assertTrue(looks[0] < 10, () -> looks[0] + " looks");
    }

    @Test
    void everyProductOfFixedPointsIsFound() {
        FixedPointSet found = search(new Hyperbolic(4), 1.5, true);
        assertEquals(81, found.points().size(), found.reason());
        assertEquals(16, found.stable());
        assertEquals(Completeness.DEGREE, found.completeness(), found.reason());
    }

    @Test
    void pairIsNotMissedAfterAHundredQuietStarts() { // this stream shows 79 points with degrees that add up to 1,
        // and 110 starts later two more
        FixedPointSet found = search(new Hyperbolic(4, 1.5), 1.25, true, SeededRandom.of("t", "13"));
        assertEquals(81, found.points().size(), found.reason());
        assertEquals(Completeness.DEGREE, found.completeness(), found.reason());
        int starts = Integer.parseInt(found.reason().replaceAll("^.* the last (\\d+) of them.*$", "$1"));
        assertTrue(starts >= 3 * 81, found.reason());
        assertTrue(
                found.reason().endsWith("fewer than 1 in " + starts / 3 + " random starts find another"),
                found.reason());
    }

    @Test
    void sameStreamGivesTheSameBits() {
        FixedPointSet first = search(new Hyperbolic(3), 1.5, true);
        FixedPointSet second = search(new Hyperbolic(3), 1.5, true);
        for (int i = 0; i < first.points().size(); i++) {
            assertArrayEquals(first.points().get(i).at(), second.points().get(i).at(), 0);
        }
    }

    /** tanh(W x + b) in d units; one fixed point where the largest eigenvalue of W's symmetric part is below 1. */
    private record Recurrent(int dimension, double[] weights, double[] bias) implements SmoothMap {
        static Recurrent random(int d, double gain, double bias) {
            SeededRandom random = SeededRandom.of("recurrent");
            double[] weights = new double[d * d];
            Arrays.setAll(weights, k -> gain / Math.sqrt(d) * random.nextGaussian());
            double[] biases = new double[d];
            Arrays.setAll(biases, k -> bias * random.nextGaussian());
            return new Recurrent(d, weights, biases);
        }

        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < dimension; i++) {
                double sum = bias[i];
                for (int j = 0; j < dimension; j++) {
                    sum += weights[i * dimension + j] * x[j];
                }
                out[i] = StrictMath.tanh(sum);
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            double[] value = new double[dimension];
            apply(x, value);
            for (int k = 0; k < dimension * dimension; k++) {
                double t = value[k / dimension];
                out[k] = (1 - t) * (1 + t) * weights[k];
            }
        }
    }

    @Test
    void aRecurrentNetworkOfSmallGainHasTheOneFixedPointThatIterationReaches() {
        Recurrent network = Recurrent.random(40, 0.6, 0.3); // the symmetric part has eigenvalues up to 0.6·√2
        FixedPointSet found = search(network, 1, true);
        assertEquals(1, found.points().size(), found.reason());
        double[] x = new double[40];
        double[] y = new double[40];
        for (int k = 0; k < 200; k++) { // the spectral radius is about 0.6, and 0.6^100 below rounding
            network.apply(x, y);
            network.apply(y, x);
        }
        assertArrayEquals(x, found.points().get(0).at(), 1e-14);
        assertTrue(found.points().get(0).residual() < 1e-15, found.reason());
    }

    /** Beyond gain 1 pairs of opposite points appear, as the map is odd. */
    @Test
    void ofARecurrentNetworkWithoutBiasTheOppositeOfEachPointIsFound() {
        FixedPointSet found = search(Recurrent.random(40, 1.8, 0), 1, true);
        assertEquals(Completeness.DEGREE, found.completeness(), found.reason());
        assertTrue(found.points().size() > 3, found.reason());
        for (FixedPoint point : found.points()) {
            double[] opposite = Arrays.stream(point.at()).map(x -> -x).toArray();
            assertTrue(found.points().stream().anyMatch(other -> other.isAt(opposite, 0, 1e-12)));
        }
    }

    @Test
    void theAnswerDoesNotDependOnTheNumberOfThreads() throws Exception {
        Recurrent network = Recurrent.random(24, 1.6, 0);
        List<FixedPointSet> all = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                all.add(pool.submit(() -> search(network, 1, true)).get());
            } finally {
                pool.shutdown();
            }
        }
        for (FixedPointSet other : all) {
            assertEquals(all.get(0).reason(), other.reason());
            assertEquals(all.get(0).points().size(), other.points().size());
            for (int k = 0; k < other.points().size(); k++) {
                assertArrayEquals(
                        all.get(0).points().get(k).at(), other.points().get(k).at(), 0);
            }
        }
    }

    @Test
    void degreesSayNothingWhereTheBoxIsNotAbsorbing() {
        FixedPointSet found = search(IntervalMap.henon(1.4, 0.3), 3, false);
        assertEquals(2, found.points().size());
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertEquals(OptionalInt.of(0), found.degreeSum());
    }

    @Test
    void continuumEndsSoonWithoutAnAnswer() {
        FixedPointSet found = search(IntervalMap.affine(new double[] {1, 0, 0, 1}, new double[2]), 1, true);
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertTrue(found.reason().contains("isolated"), found.reason());
        assertTrue(found.starts() < 100);
    }

    @Test
    void doubleRootHasNoDegree() {
        FixedPointSet found =
                search(IntervalMap.ofLine(x -> x.plus(x.square()), x -> Interval.ONE.plus(x.times(2))), 1, false);
        assertEquals(1, found.points().size(), found.reason());
        assertEquals(0, found.points().get(0).at()[0], 1e-7);
        assertEquals(OptionalInt.empty(), found.degreeSum());
        assertEquals(StabilityClass.UNDECIDED, found.points().get(0).spectrum().stability());
    }

    @Test
    void tripleRootHasNoDegree() { // x ↦ x − x³, the centre of a pitchfork
        FixedPointSet found = search(
                IntervalMap.ofLine(
                        x -> x.minus(x.power(3)),
                        x -> Interval.ONE.minus(x.square().times(3))),
                1,
                true);
        assertEquals(1, found.points().size(), found.reason());
        assertEquals(0, found.points().get(0).at()[0], 1e-4);
        assertEquals(OptionalInt.empty(), found.degreeSum());
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
    }

    @Test
    void searchStopsWhenItsListenerThrows() {
        assertThrows(
                IllegalStateException.class,
                () -> NewtonSearch.of(
                        new Hyperbolic(2),
                        Optional.empty(),
                        new SearchBox(new double[] {-1, -1}, new double[] {1, 1}, true),
                        List.of(),
                        List.of(),
                        NewtonSearch.Settings.USUAL,
                        SeededRandom.of("newton"),
                        done -> {
                            throw new IllegalStateException();
                        }));
    }
}
