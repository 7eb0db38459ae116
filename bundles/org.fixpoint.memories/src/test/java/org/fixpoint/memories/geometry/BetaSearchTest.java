package org.fixpoint.memories.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.memories.PatternSet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaSearchTest extends AnalysisContract {
    @Override
    protected Contribution<Analysis> contribution() {
        return new BetaSearch();
    }

    @Override
    protected Map<String, ?> given() {
        return Map.of("count", 4, "samples", 50);
    }

    @Override
    protected GivenSubject subject() {
        return GoldenPatterns.subject(GoldenPatterns.identity(6), 1);
    }

    private static List<Item> items(PatternSet patterns, Map<String, ?> given) {
        BetaSearch search = new BetaSearch();
        return search.create(Values.of(search.descriptor(), given))
                .run(GoldenPatterns.subject(patterns, 1), TestRun.seeded(1));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.9", "3, 0.9", "5, 0.9", "3, 0.5", "4, 0.99"})
    void theStandardBasisHasItsClosedForm(
            int size, double t) { // the centre of the facet, where p_j is largest, is looked at
        Item faces = items(
                        GoldenPatterns.identity(6),
                        Map.of("sizes", new double[] {size}, "count", 1, "t", t, "step", 0.01))
                .get(0);
        double found = CipsTest.numbers(faces, "grid-beta")[0];
        double exact = AssociationBound.standardBasisFrom(t, size);
        assertTrue(exact <= found && found < exact + 0.0101, () -> found + " for " + exact);
        double sufficient = CipsTest.numbers(faces, "sufficient-beta")[0];
        assertEquals((size - 1) / t * StrictMath.log(size / (1 - t) - 1), sufficient, 1e-9 * sufficient);
        assertEquals(t / (size - 1), CipsTest.numbers(faces, "margin")[0], 1e-13);
    }

    @Test
    void theSufficientBetaSuffices() {
        for (int seed = 1; seed <= 10; seed++) {
            Item faces = items(GoldenPatterns.random(8, 10, seed), Map.of("count", 5, "samples", 100, "largest", 500.0))
                    .get(0);
            double[] found = CipsTest.numbers(faces, "grid-beta");
            double[] sufficient = CipsTest.numbers(faces, "sufficient-beta");
            for (int i = 0; i < found.length; i++) {
                assertTrue(sufficient[i] > 500 || found[i] < sufficient[i] + 0.5);
            }
        }
    }

    @Test
    void aFaceWithoutMarginHasNoSufficientBeta() { // x₃ lies almost between the others, whose facet it beats
        PatternSet patterns = new PatternSet(
                new double[] {1, 0, 0, 0, 1, 0, Math.sqrt(0.49), Math.sqrt(0.49), Math.sqrt(0.02)}, 3, 3, List.of());
        Item faces = items(patterns, Map.of("faces", "1-2-3")).get(0);
        assertEquals(Double.POSITIVE_INFINITY, CipsTest.numbers(faces, "sufficient-beta")[0]);
        assertEquals(Double.POSITIVE_INFINITY, CipsTest.numbers(faces, "grid-beta")[0]);
        assertTrue(CipsTest.numbers(faces, "margin")[0] < 0);
    }

    @Test
    void mediansAreOfTheFaces() {
        List<Item> items = items(GoldenPatterns.random(7, 7, 2), Map.of("sizes", new double[] {3}, "count", 7));
        double[] found = CipsTest.numbers(items.get(0), "grid-beta");
        Arrays.sort(found);
        assertEquals(found[3], CipsTest.numbers(items.get(1), "median-beta")[0]);
        Item.Array beta = (Item.Array) items.get(2);
        assertEquals(found[3], beta.data()[0]);
        assertEquals(1 / Math.sqrt(7), beta.data()[2]);
    }

    @Test
    void aGridWithTooManyValuesIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> items(GoldenPatterns.identity(3), Map.of("step", 1e-9)));
        assertEquals("step", refusal.parameter().orElseThrow());
    }

    @Test
    void dependentFacesAreLeftOutAndCounted() {
        PatternSet square = new PatternSet(new double[] {1, 0, 0, 1, -1, 0, 0, -1}, 4, 2, List.of());
        List<Item> items = items(square, Map.of("faces", "1-2; 2-3; 1-2-3-4"));
        assertEquals(List.of("1-2", "2-3"), CipsTest.words(items.get(0), "face"));
        assertEquals(1, CipsTest.numbers(items.get(1), "dependent")[1]);
        assertTrue(Double.isNaN(CipsTest.numbers(items.get(1), "median-beta")[1]));
        String finding = CipsTest.words(items.get(3), "finding").get(0);
        assertTrue(finding.contains("size 4 (0 faces, 1 affinely dependent ones left out) unknown"), finding);
    }
}
