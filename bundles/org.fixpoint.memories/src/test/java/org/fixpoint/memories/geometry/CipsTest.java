package org.fixpoint.memories.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.memories.PatternSet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CipsTest extends AnalysisContract {
    @Override
    protected Contribution<Analysis> contribution() {
        return new Cips();
    }

    @Override
    protected Map<String, ?> given() {
        return Map.of("samples", 200, "count", 4);
    }

    @Override
    protected GivenSubject subject() {
        return GoldenPatterns.subject(GoldenPatterns.random(9, 6, 1), 10);
    }

    private static List<Item> items(PatternSet patterns, Map<String, ?> given) {
        Cips cips = new Cips();
        return cips.create(Values.of(cips.descriptor(), given))
                .run(GoldenPatterns.subject(patterns, 10), TestRun.seeded(1));
    }

    static double[] numbers(Item item, String column) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Numbers) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    static List<String> words(Item item, String column) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Words) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({ // margins of the golden table, to the digits it has
        "A_3in2, 1-2, 0.646153846153846",
        "A_3in2, 1-3, 0.861538461538462",
        "A_3in2, 2-3, 0.738461538461539",
        "B_4in3, 1-2, 0.5",
        "B_4in3, 1-3, 0.5",
        "B_4in3, 1-4, 0.817460317460317",
        "B_4in3, 2-3, 0.944444444444444",
        "B_4in3, 2-4, 0.428571428571429",
        "B_4in3, 3-4, 0.571428571428571",
        "B_4in3, 1-2-3, 0.475452196382429",
        "B_4in3, 1-2-4, 0.328571428571429",
        "B_4in3, 1-3-4, 0.41065577662757",
        "B_4in3, 2-3-4, 0.464646464646465",
        "D_3in2, 1-2, -0.207106781186548",
        "D_3in2, 1-3, 0.292893218813452",
        "D_3in2, 2-3, 0.292893218813452"
    })
    void goldenMarginsAreFound(String patterns, String face, double margin) {
        Item faces =
                items(GoldenPatterns.named(patterns), Map.of("faces", face)).get(0);
        assertEquals(margin, numbers(faces, "margin")[0], 1e-13);
        assertTrue(numbers(faces, "error")[0] < 1e-13);
    }

    @Test
    void aSingleOneHasTheMarginToTheNearestPattern() { // 1 − max ⟨x_i, x_j⟩
        PatternSet patterns = GoldenPatterns.random(8, 5, 3);
        Item faces = items(patterns, Map.of("faces", "all", "sizes", new double[] {1}))
                .get(0);
        for (int i = 0; i < 8; i++) {
            double nearest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 8; j++) {
                nearest = j == i ? nearest : Math.max(nearest, patterns.dot(i, j));
            }
            assertEquals(1 - nearest, numbers(faces, "margin")[i], 1e-14);
            assertEquals("yes", words(faces, "cips").get(i));
        }
    }

    @Test
    void theStandardBasisHasMarginOneOverK() { // the best of k weights that sum to 1 is 1/k at least
        Item faces = items(GoldenPatterns.identity(7), Map.of("sizes", new double[] {1, 2, 3, 5, 7}, "count", 3))
                .get(0);
        double[] sizes = numbers(faces, "size");
        double[] margins = numbers(faces, "margin");
        for (int i = 0; i < sizes.length; i++) {
            assertEquals(sizes[i] == 7 ? Double.POSITIVE_INFINITY : 1 / sizes[i], margins[i], 1e-14);
        }
    }

    @Test
    void noRandomPointIsBelowTheExactMargin() {
        for (int seed = 1; seed <= 8; seed++) {
            Item faces = items(
                            GoldenPatterns.random(12, 8, seed),
                            Map.of("sizes", new double[] {1, 2, 3, 5}, "count", 5, "samples", 300))
                    .get(0);
            double[] excess = numbers(faces, "excess");
            double[] error = numbers(faces, "error");
            double[] sampled = numbers(faces, "sampled-least-margin");
            double[] least = numbers(faces, "least-margin");
            for (int i = 0; i < excess.length; i++) {
                assertTrue(error[i] < 1e-12);
                assertTrue(excess[i] >= -error[i] - 1e-15);
                assertTrue(sampled[i] >= least[i] - 1e-12);
            }
        }
    }

    @Test
    void manyRandomPointsComeNearTheExactMargin() {
        Item faces = items(GoldenPatterns.random(8, 6, 4), Map.of("sizes", new double[] {2}, "samples", 20_000))
                .get(0);
        for (double excess : numbers(faces, "excess")) {
            assertTrue(excess < 1e-3);
        }
    }

    @Test
    void aFaceOfTheStandardBasisIsCipsBelowItsMargin() {
        PatternSet basis = GoldenPatterns.identity(4);
        assertEquals(
                List.of("yes"),
                words(items(basis, Map.of("faces", "1-2", "gamma", 0.499)).get(0), "cips"));
        assertEquals(
                List.of("no"),
                words(items(basis, Map.of("faces", "1-2", "gamma", 0.501)).get(0), "cips"));
        assertEquals(
                List.of("undecided"),
                words(items(basis, Map.of("faces", "1-2", "gamma", 0.5)).get(0), "cips"));
    }

    @Test
    void theSummaryCountsTheFaces() {
        Item summary = items(GoldenPatterns.named("D_3in2"), Map.of("faces", "all", "sizes", new double[] {2}))
                .get(1);
        assertEquals(3, numbers(summary, "faces")[0]);
        assertEquals(2.0 / 3, numbers(summary, "rate")[0]);
        assertEquals(-0.207106781186548, numbers(summary, "least-margin")[0], 1e-14);
    }

    @Test
    void dependentPatternsKeepTheirOwnMarginOnly() { // a square and its centre lifted: 1-2-3-4 is no simplex
        PatternSet patterns = new PatternSet(new double[] {1, 0, 0, 1, -1, 0, 0, -1, 0.1, 0}, 5, 2, List.of());
        Item faces = items(patterns, Map.of("faces", "1-2-3-4")).get(0);
        assertEquals(
                "affinely dependent, facets not looked at",
                words(faces, "weakest-facet").get(0));
    }

    @ParameterizedTest
    @CsvSource({"1-x, 0", "1-2;, 4", "1-2; 2-2, 4", "0-1, 0", "some, 0"})
    void aFaceThatIsNoneIsRefusedWithItsPlace(String faces, int column) {
        Cips cips = new Cips();
        Refusal refusal =
                assertThrows(Refusal.class, () -> cips.create(Values.of(cips.descriptor(), Map.of("faces", faces))));
        assertEquals("faces", refusal.parameter().orElseThrow());
        assertEquals(column, refusal.column());
    }

    @Test
    void faceAndSizeMustFitThePatterns() {
        PatternSet three = GoldenPatterns.identity(3);
        assertThrows(Refusal.class, () -> items(three, Map.of("faces", "1-4")));
        assertThrows(Refusal.class, () -> items(three, Map.of("sizes", new double[] {4})));
        assertThrows(Refusal.class, () -> items(three, Map.of("sizes", new double[] {1.5})));
        assertThrows(
                Refusal.class,
                () -> items(GoldenPatterns.identity(40), Map.of("faces", "all", "sizes", new double[] {8})));
    }

    @Test
    void sampledFacesDifferAndAreAllWhereThereAreFew() {
        assertEquals(
                10,
                Set.copyOf(words(
                                items(GoldenPatterns.identity(5), Map.of("sizes", new double[] {2}, "samples", 1))
                                        .get(0),
                                "face"))
                        .size());
        assertEquals(
                30,
                Set.copyOf(words(
                                items(
                                                GoldenPatterns.identity(20),
                                                Map.of("sizes", new double[] {3}, "count", 30, "samples", 1))
                                        .get(0),
                                "face"))
                        .size());
    }

    @Test
    void linearProgramsAreStoppedOnRequest() {
        ScoredPolytope polytope = ScoredPolytope.of(
                new PatternSet(new double[] {1, 0, 0, 1, -0.6, 0.8}, 3, 2, List.of()), new Face(new int[] {0, 1}));
        assertThrows(
                IllegalStateException.class,
                () -> polytope.exact(() -> {
                    throw new IllegalStateException();
                }));
    }
}
