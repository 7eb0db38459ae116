package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.Bifurcation;
import org.fixpoint.maths.dynamics.BifurcationDiagram;
import org.fixpoint.maths.dynamics.CertifiedSearch;
import org.fixpoint.maths.dynamics.Completeness;
import org.fixpoint.maths.dynamics.Continuation;
import org.fixpoint.maths.dynamics.DiagramSearch;
import org.fixpoint.maths.dynamics.FixedPoint;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.MapBounds;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.ParametrizedMap;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.maths.geometry.MatrixGame;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches on the Hopfield map itself, with its own enclosures, seeds and reduction to the span of its patterns. */
class HopfieldSearchTest {
    /** A map of states as the searches take it. */
    private record Smooth(StateMap map) implements SmoothMap {
        @Override
        public int dimension() {
            return map.dimension();
        }

        @Override
        public void apply(double[] x, double[] out) {
            map.apply(x, out);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            map.jacobian(x, out);
        }
    }

    private record Bounds(StateEnclosure enclosure) implements MapBounds {
        @Override
        public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
            enclosure.value(low, high, outLow, outHigh);
        }

        @Override
        public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
            enclosure.jacobian(low, high, outLow, outHigh);
        }
    }

    private static StateMap reduced(HopfieldMap map) {
        return map.reduction().<StateMap>map(StateMap.Reduction::map).orElse(map);
    }

    private static MapBounds bounds(HopfieldMap map) {
        return new Bounds(reduced(map).enclosure().orElseThrow());
    }

    private static SearchBox box(HopfieldMap map) {
        StateMap.Region region = reduced(map).region();
        return new SearchBox(region.low(), region.high(), region.absorbing());
    }

    private static double[] lifted(HopfieldMap map, FixedPoint point) {
        return map.reduction().map(reduced -> reduced.lift(point.at())).orElse(point.at());
    }

    private static FixedPointSet certified(HopfieldMap map, long boxes) {
        return CertifiedSearch.of(
                new Smooth(reduced(map)), bounds(map), box(map), new CertifiedSearch.Budget(boxes, 1e-6), done -> {});
    }

    private static FixedPointSet newton(HopfieldMap map) {
        RandomGenerator random = TestRun.seeded(1).random("newton");
        List<double[]> seeds = map.seeds(400, random).stream()
                .map(x -> map.reduction().map(reduced -> reduced.coordinates(x)).orElse(x))
                .toList();
        return NewtonSearch.of(
                new Smooth(reduced(map)),
                Optional.of(bounds(map)),
                box(map),
                List.of(),
                seeds,
                NewtonSearch.Settings.USUAL,
                random,
                done -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"I3", "A_3in2", "B_4in3", "D_3in2"})
    void bothSearchesFindTheGoldenPoints(String configuration) {
        PatternSet patterns = Golden.patterns(configuration);
        Golden.table("configurations")
                .path(configuration)
                .path("runs")
                .properties()
                .forEach(run -> {
                    HopfieldMap map = new HopfieldMap(patterns, Double.parseDouble(run.getKey()));
                    JsonNode points = run.getValue().path("fixed_points");
                    String place = configuration + " at " + run.getKey() + ": ";
                    FixedPointSet proven = certified(map, 50_000);
                    assertEquals(Completeness.CERTIFIED, proven.completeness(), place + proven.reason());
                    assertGolden(points, map, proven, place);
                    FixedPointSet computed = newton(map);
                    assertEquals(Completeness.DEGREE, computed.completeness(), place + computed.reason());
                    assertGolden(points, map, computed, place);
                });
    }

    private static void assertGolden(JsonNode points, HopfieldMap map, FixedPointSet found, String place) {
        assertEquals(points.size(), found.points().size(), place + found.reason());
        assertEquals(OptionalInt.of(1), found.degreeSum(), place);
        for (JsonNode expected : points) {
            double[] x = Golden.numbers(expected.path("xi"));
            FixedPoint point = found.points().stream()
                    .filter(p -> distance(lifted(map, p), x) < 1e-10)
                    .findFirst()
                    .orElseThrow();
            double[] own = point.spectrum().eigenvalues().real(); // of the span; the others are 0
            assertArrayEquals(Golden.numbers(expected.path("eig")), Arrays.copyOf(own, x.length), 1e-9);
            assertEquals(
                    OptionalInt.of(expected.path("index").asInt()),
                    point.spectrum().index());
        }
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A_3in2", "B_4in3"})
    void branchesOfTheFamilyHaveTheGoldenFolds(String configuration) {
        HopfieldMap map = new HopfieldMap(Golden.patterns(configuration), 8);
        List<BifurcationDiagram.Start> starts = certified(map, 50_000).points().stream()
                .map(point -> new BifurcationDiagram.Start(point.at(), 8))
                .toList();
        Continuation continuation =
                new Continuation(family(map), new Continuation.Settings(1, 8, 10, 0.05, 5000), () -> {});
        double[] found = new DiagramSearch(continuation, 500, TestRun.seeded(1).random("directions"))
                .from(starts).nodes().stream()
                        .map(BifurcationDiagram.Node::point)
                        .filter(point -> point.kind() == Bifurcation.Kind.FOLD)
                        .mapToDouble(Bifurcation::parameter)
                        .toArray();
        List<Double> folds = new ArrayList<>();
        Golden.table("fold_points").path(configuration).forEach(each -> each.path("folds")
                .forEach(fold -> folds.add(fold.asDouble())));
        double[] golden =
                folds.stream().mapToDouble(fold -> fold).distinct().sorted().toArray();
        assertArrayEquals(golden, found, 1e-10);
    }

    private static ParametrizedMap family(HopfieldMap map) {
        return new ParametrizedMap() {
            @Override
            public int dimension() {
                return map.dimension();
            }

            @Override
            public boolean exists(double beta) {
                return beta > 0;
            }

            @Override
            public void apply(double[] x, double beta, double[] out) {
                map.at(beta).apply(x, out);
            }

            @Override
            public void jacobian(double[] x, double beta, double[] out) {
                map.at(beta).jacobian(x, out);
            }

            @Override
            public void parameterDerivative(double[] x, double beta, double[] out) {
                map.at(beta).betaDerivative(x, out);
            }
        };
    }

    @Test
    void bothSearchesAgreeOnRandomConfigurations() {
        assertAgreed(20, "few");
    }

    @Test
    @Tag("nightly")
    void bothSearchesAgreeOnAThousandRandomConfigurations() {
        assertAgreed(1000, "many");
    }

    private static void assertAgreed(int trials, String seed) {
        assertAll(configurations(trials, seed).parallelStream().map(map -> () -> assertAgreed(map)));
    }

    /** Unit patterns, N from 2 to 7 in dimension 1 to 4, β log-uniform in 0.5 to 60. */
    private static List<HopfieldMap> configurations(int trials, String seed) {
        RandomGenerator random = TestRun.seeded(1).random("configurations " + seed);
        List<HopfieldMap> maps = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            int d = 1 + random.nextInt(4);
            PatternSet patterns =
                    d == 1 ? Given.patterns(1, 1, -1) : Given.sphere(2 + random.nextInt(6), d, random.nextLong());
            maps.add(new HopfieldMap(patterns, 0.5 * StrictMath.exp(random.nextDouble() * StrictMath.log(120))));
        }
        return maps;
    }

    /** A certified set is the set of Newton's method if that says it is complete; all points lie in conv X. */
    private static void assertAgreed(HopfieldMap map) {
        PatternSet patterns = map.patterns();
        String place = "N = " + patterns.count() + ", d = " + patterns.dimension() + ", beta = " + map.beta() + ": ";
        FixedPointSet proven = certified(map, 50_000);
        FixedPointSet computed = newton(map);
        boolean all = proven.completeness() == Completeness.CERTIFIED;
        assertTrue(all || !proven.undecided().isEmpty(), place + proven.reason());
        if (computed.completeness() == Completeness.DEGREE) {
            assertEquals(OptionalInt.of(1), computed.degreeSum(), place);
            proven.points().stream()
                    .filter(point -> point.certificate().isPresent())
                    .forEach(point -> assertAmong(point, computed, place + "Newton's method misses a point"));
        }
        if (all) {
            assertEquals(1, proven.degreeSum().orElse(1), place); // undecided where an eigenvalue is next to 1
            computed.points().forEach(point -> assertAmong(point, proven, place + "one too many"));
        }
        computed.points()
                .forEach(point -> assertTrue(outside(lifted(map, point), patterns) < 1e-9, place + "outside the hull"));
    }

    private static void assertAmong(FixedPoint point, FixedPointSet set, String message) {
        assertTrue(
                set.points().stream()
                        .anyMatch(other -> distance(other.at(), point.at()) <= 1e-9 + other.radius() + point.radius()),
                () -> message + " at " + Arrays.toString(point.at()) + "; " + set.reason());
    }

    /** At least the distance of x from conv X in the largest coordinate: the value of a game, by linear programming. */
    private static double outside(double[] x, PatternSet patterns) {
        int d = x.length;
        int count = patterns.count();
        double[] payoff = new double[2 * d * count];
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < count; i++) {
                double difference = patterns.rows()[i * d + a] - x[a];
                payoff[2 * a * count + i] = difference;
                payoff[(2 * a + 1) * count + i] = -difference;
            }
        }
        return new MatrixGame(payoff, 2 * d, count).solve().high();
    }

    @Test
    void theTestOfTheHullKnowsInsideFromOutside() {
        PatternSet triangle = Given.patterns(2, 0, 0, 1, 0, 0, 1);
        assertTrue(outside(new double[] {0.3, 0.3}, triangle) < 1e-12);
        assertEquals(0.25, outside(new double[] {0.75, 0.75}, triangle), 1e-12); // to the middle of the long side
    }
}
