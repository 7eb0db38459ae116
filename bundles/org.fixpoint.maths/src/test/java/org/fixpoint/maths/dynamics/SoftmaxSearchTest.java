package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fixpoint.maths.random.SeededRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches on maps of modern Hopfield networks: golden points, and one method against the other. */
class SoftmaxSearchTest {
    private static final CertifiedSearch.Budget BUDGET = new CertifiedSearch.Budget(200_000, 1e-6);

    static List<GoldenSoftmax> golden() {
        return GoldenSoftmax.all();
    }

    private static FixedPointSet certified(SoftmaxMap map) {
        return CertifiedSearch.of(map, map, map.box(), BUDGET, done -> {});
    }

    private static FixedPointSet newton(SoftmaxMap map, boolean bounded) {
        return NewtonSearch.of(
                map,
                bounded ? Optional.of(map) : Optional.empty(),
                map.box(),
                List.of(),
                map.seeds(),
                NewtonSearch.Settings.USUAL,
                SeededRandom.of("newton"),
                done -> {});
    }

    private static void assertGolden(GoldenSoftmax golden, FixedPointSet found) {
        assertEquals(golden.points().size(), found.points().size(), found.reason());
        for (GoldenSoftmax.Point expected : golden.points()) {
            FixedPoint point = found.points().stream()
                    .filter(p -> distance(p.at(), expected.at()) < 1e-10)
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(
                    expected.eigenvalues(), point.spectrum().eigenvalues().real(), 1e-9);
            assertEquals(OptionalInt.of(expected.index()), point.spectrum().index());
            assertTrue(point.residual() < 1e-14, () -> "residual " + point.residual());
        }
        assertEquals(OptionalInt.of(1), found.degreeSum());
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void certifiedSearchFindsTheGoldenPoints(GoldenSoftmax golden) {
        FixedPointSet found = certified(golden.map());
        assertEquals(Completeness.CERTIFIED, found.completeness(), found.reason());
        assertGolden(golden, found);
        for (FixedPoint point : found.points()) {
            assertTrue(point.radius() < 1e-11, () -> "radius " + point.radius());
        }
        assertTrue(found.boxes() <= 10_000, () -> found.boxes() + " boxes");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void newtonSearchFindsTheGoldenPoints(GoldenSoftmax golden) {
        for (boolean bounded : new boolean[] {false, true}) {
            FixedPointSet found = newton(golden.map(), bounded);
            assertEquals(Completeness.DEGREE, found.completeness(), found.reason());
            assertGolden(golden, found);
            assertTrue(found.points().stream().allMatch(p -> p.certificate().isPresent() == bounded));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.001, 6, 40.15, 1000})
    void twoOppositePatternsHaveThreePoints(
            double beta) { // tanh(beta x), whose steepness takes a box to its point at once
        FixedPointSet found = certified(new SoftmaxMap(new double[][] {{1}, {-1}}, beta));
        assertEquals(Completeness.CERTIFIED, found.completeness(), found.reason());
        assertEquals(3, found.points().size());
        assertEquals(2, found.stable());
    }

    @Test
    void centreOfAPitchforkIsShownWithoutACertificate() { // two orthonormal patterns: beta = 2
        FixedPointSet found = certified(new SoftmaxMap(new double[][] {{1, 0}, {0, 1}}, 2));
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertEquals(1, found.points().size());
        assertArrayEquals(new double[] {0.5, 0.5}, found.points().get(0).at(), 1e-4);
        assertEquals(StabilityClass.UNDECIDED, found.points().get(0).spectrum().stability());
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 300, 1000})
    void patternsOnAnAxisAreCertifiedAtLargeBeta(double beta) { // a coordinate of 0 is rounded like the others
        double[][] rows = {{1, 0}, {-0.6, 0.8}, {-5 / 13.0, -12 / 13.0}};
        FixedPointSet found = certified(new SoftmaxMap(rows, beta));
        assertEquals(Completeness.CERTIFIED, found.completeness(), found.reason());
        assertEquals(7, found.points().size());
    }

    @Test
    void patternsAcrossASlantedLineHaveThreePoints() {
        double[] a = {StrictMath.cos(-1), StrictMath.sin(-1)};
        double[] b = {StrictMath.cos(0.9), StrictMath.sin(0.9)};
        for (double beta = 5; beta < 60; beta += 0.5) {
            FixedPointSet found = certified(new SoftmaxMap(new double[][] {a, b}, beta));
            assertEquals(Completeness.CERTIFIED, found.completeness(), found.reason());
            assertEquals(3, found.points().size());
        }
    }

    @Test
    void bothSearchesAgreeOnRandomConfigurations() {
        assertAgreed(30, "few");
    }

    @Test
    @Tag("nightly")
    void bothSearchesAgreeOnAThousandRandomConfigurations() {
        assertAgreed(1000, "many");
    }

    private static void assertAgreed(int trials, String seed) {
        assertAll(configurations(trials, seed).parallelStream().map(each -> () -> assertAgreed(each)));
    }

    private record Configuration(int trial, double[][] patterns, double beta) {
        String place() {
            return "trial " + trial + ", N = " + patterns.length + ", d = " + patterns[0].length + ", beta = " + beta
                    + ": ";
        }
    }

    /** Unit patterns, N from 2 to 7 in dimension 1 to 4, β log-uniform in 0.5 to 60. */
    private static List<Configuration> configurations(int trials, String seed) {
        SeededRandom random = SeededRandom.of("random softmax maps", seed);
        List<Configuration> configurations = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            int d = 1 + random.nextInt(4);
            double[][] patterns = new double[d == 1 ? 2 : 2 + random.nextInt(6)][d];
            for (int i = 0; i < patterns.length; i++) {
                random.fillGaussian(patterns[i], 0, d, 1);
                double length =
                        Math.sqrt(Arrays.stream(patterns[i]).map(x -> x * x).sum());
                for (int k = 0; k < d; k++) {
                    patterns[i][k] = d == 1 ? 1 - 2 * i : patterns[i][k] / length;
                }
            }
            double beta = 0.5 * StrictMath.exp(random.nextDouble() * StrictMath.log(120));
            configurations.add(new Configuration(trial, patterns, beta));
        }
        return configurations;
    }

    /** A certified set is the set of Newton's method if that says it is complete, and holds it if not; the other way round if it is cut short. */
    private static void assertAgreed(Configuration configuration) {
        SoftmaxMap map = new SoftmaxMap(configuration.patterns(), configuration.beta());
        FixedPointSet proven =
                CertifiedSearch.of(map, map, map.box(), new CertifiedSearch.Budget(50_000, 1e-6), done -> {});
        FixedPointSet computed = newton(map, true);
        String place = configuration.place();
        boolean certified = proven.completeness() == Completeness.CERTIFIED;
        assertTrue(certified || proven.boxes() == 50_000, place + proven.reason());
        assertNotEquals(Completeness.CERTIFIED, computed.completeness());
        if (computed.completeness() == Completeness.DEGREE) {
            assertEquals(OptionalInt.of(1), computed.degreeSum(), place);
            proven.points().stream()
                    .filter(point -> point.certificate().isPresent())
                    .forEach(point -> assertAmong(point, computed, place + "Newton's method misses a point"));
        }
        if (certified) {
            assertEquals(1, proven.degreeSum().orElse(1), place); // undecided where an eigenvalue is next to 1
            computed.points().forEach(point -> assertAmong(point, proven, place + "one too many"));
        }
    }

    private static void assertAmong(FixedPoint point, FixedPointSet set, String message) {
        assertTrue(
                set.points().stream().anyMatch(other -> other.isSameAs(point, 1e-9)),
                () -> message + " at " + Arrays.toString(point.at()) + "; " + set.reason());
    }
}
