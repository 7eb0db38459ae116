package org.fixpoint.memories.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.memories.Memory;
import org.fixpoint.memories.PatternSet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroTemperatureTest extends AnalysisContract {
    @Override
    protected Contribution<Analysis> contribution() {
        return new ZeroTemperature();
    }

    @Override
    protected GivenSubject subject() {
        return GoldenPatterns.subject(GoldenPatterns.named("B_4in3"), 50);
    }

    @Override
    protected Set<String> mayBeInfinite() {
        return Set.of("gap");
    }

    private static CriticalFaces critical(PatternSet patterns) {
        return CriticalFaces.of(patterns, 1000, 100_000, TestRun.seeded(1));
    }

    private static List<Item> items(PatternSet patterns, double beta, Map<String, ?> given) {
        ZeroTemperature analysis = new ZeroTemperature();
        return analysis.create(Values.of(analysis.descriptor(), given))
                .run(GoldenPatterns.subject(patterns, beta), TestRun.seeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I3", "A_3in2", "B_4in3", "D_3in2"})
    void goldenFacesAreFoundWithCentreWeightsGapAndIndex(String name) {
        JsonNode golden =
                GoldenPatterns.golden().path("zero_temperature_critical_faces").path(name);
        List<CriticalSet> found = critical(GoldenPatterns.named(name)).sets();
        assertEquals(golden.size(), found.size());
        for (int f = 0; f < golden.size(); f++) {
            JsonNode face = golden.path(f);
            CriticalSet set = found.get(f);
            assertArrayEquals(
                    numbers(face.path("face")),
                    Arrays.stream(set.face().members()).mapToDouble(i -> i + 1).toArray());
            assertArrayEquals(numbers(face.path("c")), set.centre(), 1e-14);
            assertArrayEquals(numbers(face.path("barycentric")), set.weights(), 1e-12);
            assertEquals(number(face.path("gap")), set.gap(), 1e-13);
            assertEquals(face.path("index").asInt(), set.index());
            assertTrue(set.decided());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e9})
    void everyPointIsFoundInAnyUnitOfLength(double unit) { // s X at β/s² has s times the points of X at β
        PatternSet golden = GoldenPatterns.named("B_4in3");
        double[] rows = Arrays.stream(golden.rows()).map(x -> unit * x).toArray();
        PatternSet scaled = new PatternSet(rows, golden.count(), golden.dimension(), golden.labels());
        double beta = 8 / (unit * unit);
        List<ReachedPoint> points =
                ReachedPoint.of(new Memory(scaled, beta), critical(scaled).sets(), TestRun.seeded(1));
        List<ReachedPoint> ones =
                ReachedPoint.of(new Memory(golden, 8), critical(golden).sets(), TestRun.seeded(1));
        assertEquals(15, points.size());
        for (int i = 0; i < 15; i++) {
            assertEquals(
                    "found", points.get(i).status(), points.get(i).set().face().label());
            double[] found = points.get(i).found().point();
            assertArrayEquals(
                    ones.get(i).found().point(),
                    Arrays.stream(found).map(x -> x / unit).toArray(),
                    1e-12);
        }
    }

    @Test
    void theFindingSaysWhatUnequalLengthsChange() {
        PatternSet unequal = new PatternSet(new double[] {1, 0, 0, 2}, 2, 2, List.of());
        List<Item> items = items(unequal, 20, Map.of());
        String told = CipsTest.words(items.get(items.size() - 1), "finding").get(0);
        assertTrue(told.endsWith(". The patterns have lengths from 1 to 2, and longer ones attract more."), told);
    }

    @Test
    void eigenvaluesAreAboveTheirBoundsAtEveryPoint() { // to rounding; random patterns, not of unit length
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            RandomGenerator random = TestRun.seeded(seed).random("patterns");
            double[] rows = random.doubles(15, -1, 1).toArray();
            PatternSet patterns = new PatternSet(rows, 5, 3, List.of());
            double beta = Math.exp(random.nextDouble(0, 5));
            for (ReachedPoint point : ReachedPoint.of(
                    new Memory(patterns, beta), critical(patterns).sets(), TestRun.seeded(1))) {
                if (point.found().converged()) {
                    found++;
                    double slack = 1e-12 * (1 + point.eigenvalue());
                    assertTrue(point.bounds().largest() <= point.eigenvalue() + slack, "seed " + seed);
                    assertTrue(point.bounds().ofDistance() <= point.bounds().largest() + slack, "seed " + seed);
                    assertTrue(point.bounds().ofDistance() >= 0);
                }
            }
        }
        assertTrue(found > 100, found + " points");
    }

    @Test
    void theBoundByPairsIsSharpBetweenTwoPatterns() { // the centre of two orthonormal ones has λ = β/2
        PatternSet two = new PatternSet(new double[] {1, 0, 0, 1}, 2, 2, List.of());
        EigenvalueBounds bounds = EigenvalueBounds.at(new double[] {0.5, 0.5}, two, 6, EigenvalueBounds.closest(two));
        assertEquals(3, bounds.largest(), 1e-15);
        assertEquals(6 * Math.sqrt(0.5) * 2 / 4, bounds.ofDistance(), 1e-15);
    }

    private static double number(JsonNode node) {
        return node.asText().equals("inf") ? Double.POSITIVE_INFINITY : node.asDouble();
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.path(i));
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"I3,4", "A_3in2,8", "B_4in3,8", "D_3in2,50"})
    void theGoldenFixedPointsOfLargeBetaAreThosePredicted(String run) {
        String[] parts = run.split(",", -1);
        PatternSet patterns = GoldenPatterns.named(parts[0]);
        JsonNode points = GoldenPatterns.golden()
                .path("configurations")
                .path(parts[0])
                .path("runs")
                .path(parts[1])
                .path("fixed_points");
        List<CriticalSet> sets = critical(patterns).sets();
        assertEquals(points.size(), sets.size());
        double beta = Double.parseDouble(parts[1]);
        boolean[] taken = new boolean[points.size()];
        for (CriticalSet set : sets) {
            double[] found = set.found(patterns, beta).point();
            for (int p = 0; p < taken.length; p++) {
                double apart = 0;
                for (int a = 0; a < found.length; a++) {
                    apart = Math.max(
                            apart,
                            Math.abs(
                                    found[a] - points.path(p).path("xi").path(a).asDouble()));
                }
                if (apart < 1e-10) {
                    assertFalse(taken[p]);
                    taken[p] = true;
                    assertEquals(points.path(p).path("index").asInt(), set.index());
                }
            }
        }
        for (boolean each : taken) {
            assertTrue(each);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 1.26e-4", "200, 7.66e-6", "800, 4.76e-7"}) // measured with 30 digits, three of them kept
    void thePredictionIsRightToTheSecondOrder(double beta, double distance) {
        Item faces = items(GoldenPatterns.named("B_4in3"), beta, Map.of()).get(0);
        int row = CipsTest.words(faces, "face").indexOf("1-2-3");
        assertEquals(distance, CipsTest.numbers(faces, "distance")[row], 0.005 * distance);
        assertEquals(
                beta * beta * CipsTest.numbers(faces, "distance")[row],
                CipsTest.numbers(faces, "scaled-distance")[row]);
    }

    @Test
    void indicesOfTheFoundPointsAreThosePredicted() {
        Item faces = items(GoldenPatterns.named("B_4in3"), 50, Map.of()).get(0);
        assertArrayEquals(CipsTest.numbers(faces, "index"), CipsTest.numbers(faces, "found-index"));
        for (double residual : CipsTest.numbers(faces, "residual")) {
            assertTrue(residual < 1e-13);
        }
    }

    @ParameterizedTest
    @CsvSource({"A_3in2, 1, 1", "A_3in2, 2, 5", "B_4in3, 2, 1", "B_4in3, 4, 9", "D_3in2, 4, 1", "D_3in2, 8, 5"})
    void noMorePointsAreCalledFoundThanThereAre(String name, double beta, int there) { // numbers of the golden table
        Item faces = items(GoldenPatterns.named(name), beta, Map.of()).get(0);
        long found =
                CipsTest.words(faces, "status").stream().filter("found"::equals).count();
        assertTrue(found >= 1 && found <= there, () -> found + " of " + there);
    }

    @Test
    void theDegreeOfRandomPatternsIsOne() { // Σ (−1)^index = 1 proves that no face is missing
        for (int seed = 1; seed <= 25; seed++) {
            int dimension = 2 + seed % 4;
            CriticalFaces found = critical(GoldenPatterns.random(4 + seed % 5, dimension, seed));
            assertTrue(found.complete());
            assertEquals(0, found.undecided());
            assertEquals(1, found.degree());
        }
    }

    @Test
    void patternsOfOtherLengthsHaveDegreeOneToo() {
        for (int seed = 1; seed <= 8; seed++) {
            PatternSet unit = GoldenPatterns.random(6, 3, seed);
            double[] rows = unit.rows().clone();
            for (int i = 0; i < rows.length; i++) {
                int pattern = i / 3;
                rows[i] *= 1 + 0.1 * pattern;
            }
            CriticalFaces found = critical(new PatternSet(rows, 6, 3, List.of()));
            assertEquals(0, found.undecided());
            assertEquals(1, found.degree());
        }
    }

    @Test
    void everyFaceOfTheStandardBasisIsCritical() {
        CriticalFaces found = critical(GoldenPatterns.identity(6));
        assertEquals(63, found.sets().size());
        assertEquals(1, found.degree());
    }

    @Test
    void theFacesOfACubeAreCriticalThoughTheyAreDependent() { // 8 corners, 12 edges, 6 squares, the centre
        double[] rows = new double[24];
        for (int i = 0; i < 24; i++) {
            rows[i] = ((i / 3) >> (i % 3)) % 2 == 0 ? 1 : -1;
        }
        CriticalFaces found = critical(new PatternSet(rows, 8, 3, List.of()));
        int[] ofIndex = new int[4];
        found.sets().forEach(set -> ofIndex[set.index()]++);
        assertArrayEquals(new int[] {8, 12, 6, 1}, ofIndex);
        assertEquals(0, found.undecided());
        assertEquals(1, found.degree());
    }

    @Test
    void aCentreOnTheBoundaryIsUndecided() { // a right triangle: the centre of its hypotenuse is as far from the
        // third corner
        PatternSet triangle = new PatternSet(new double[] {1, 0, -1, 0, 0, 1}, 3, 2, List.of());
        CriticalFaces found = critical(triangle);
        assertEquals(1, found.undecided());
        Item search = items(triangle, 5, Map.of()).get(3);
        assertEquals(
                "every face looked at, some undecided",
                CipsTest.words(search, "verdict").get(0));
    }

    @Test
    void aBudgetThatDoesNotReachIsTold() {
        Item search =
                items(GoldenPatterns.identity(12), 20, Map.of("budget", 300)).get(3);
        assertEquals(
                "faces of up to 3 patterns only, of up to 12 that there may be",
                CipsTest.words(search, "verdict").get(0));
        assertEquals(12 + 66 + 220, CipsTest.numbers(search, "looked-at")[0]);
    }

    @Test
    void cipsFacesWithCipsFacetsAreCritical() { // up to triangles of unit patterns the one implies the other
        for (int seed = 1; seed <= 3; seed++) {
            PatternSet patterns = GoldenPatterns.random(7, 7, seed);
            Set<String> critical = new HashSet<>();
            critical(patterns).sets().forEach(set -> critical.add(set.face().label()));
            for (int size = 1; size <= 3; size++) {
                for (Face face : Combinations.all(7, size)) {
                    FaceMargins margins =
                            FaceMargins.of(patterns, face, 1, TestRun.seeded(1).random("any"), () -> {});
                    assertTrue(margins.qualifies(0) != FaceMargins.Verdict.YES || critical.contains(face.label()));
                }
            }
        }
    }
}
