package org.fixpoint.analyses.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class BifurcationsTest {
    private static final double[] FOLDS_OF_A = { // hopfield.json, fold_points, A_3in2
        1.8540333093251837, 1.8543187036048403, 3.014677702532758
    };

    private static List<Item> items(StateFamily family, Map<String, ?> given) {
        Bifurcations contribution = new Bifurcations();
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .run(GivenSubject.empty().with(Facet.STATE_FAMILY, family), TestRun.seeded(1));
    }

    static double[] numbers(Item table, String column) {
        return ((Item.Table) table)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Numbers) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    static List<String> words(Item table, String column) {
        return ((Item.Table) table)
                .columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(each -> ((Column.Words) each).values())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void foldsAndCountsOfThreePatternsAreTheStoredOnes() {
        List<Item> items = items(new SoftmaxFamily(SoftmaxFamily.A, 4, false), Map.of("from", 1.0, "to", 8.0));
        assertArrayEquals(FOLDS_OF_A, numbers(items.get(2), "parameter"), 1e-10);
        assertEquals(List.of("fold", "fold", "fold"), words(items.get(2), "kind"));
        assertArrayEquals(new double[] {1, 3, 5, 7}, numbers(items.get(4), "points"));
    }

    @Test
    void aSubspaceThatHoldsAllValuesGivesTheSameDiagramWithFullStates() {
        List<Item> items = items(new SoftmaxFamily(SoftmaxFamily.A, 4, true), Map.of("from", 1.0, "to", 8.0));
        assertArrayEquals(FOLDS_OF_A, numbers(items.get(2), "parameter"), 1e-10);
        Item.Array states = (Item.Array) items.get(3);
        assertArrayEquals(new int[] {3, 3}, states.shape());
        assertEquals(0.40614655472875755, states.data()[0], 1e-8); // hopfield.json, fold_points
        assertEquals(0.5, states.data()[2]);
    }

    @Test
    void everyRowOfABranchIsAFixedPointWhoseTraceFollowsFromItsLength() { // unit patterns: trace J = β(1 − |x|²)
        SoftmaxFamily family = new SoftmaxFamily(SoftmaxFamily.A, 4, false);
        List<Item> items = items(family, Map.of("from", 1.0, "to", 8.0));
        double[] beta = numbers(items.get(0), "parameter");
        double[] norm = numbers(items.get(0), "norm");
        Item.Array states = (Item.Array) items.get(1);
        for (int i = 0; i < beta.length; i++) {
            double[] jacobian = new double[4];
            family.at(beta[i]).jacobian(new double[] {states.data()[2 * i], states.data()[2 * i + 1]}, jacobian);
            assertEquals(beta[i] * (1 - norm[i] * norm[i]), jacobian[0] + jacobian[3], 1e-11);
            assertTrue(numbers(items.get(0), "residual")[i] < 1e-12);
        }
    }

    @Test
    void countsAreOddOffBifurcations() { // Brouwer: the signs of det(I − J) add up to 1
        double[][] patterns = {{1, 0, 0}, {0.6, 0.8, 0}, {0, -0.6, 0.8}, {-1 / 3.0, 2 / 3.0, -2 / 3.0}};
        List<Item> items = items(new SoftmaxFamily(patterns, 4, false), Map.of("from", 0.5, "to", 15.0, "starts", 100));
        List<Double> counts = new ArrayList<>();
        for (double count : numbers(items.get(4), "points")) {
            counts.add(count);
            assertEquals(1, count % 2);
        }
        assertTrue(counts.get(counts.size() - 1) >= 7);
    }

    @Test
    void degreesAddUpToOneOnEveryStretchOfACompleteDiagram() {
        Item counts = items(new SoftmaxFamily(SoftmaxFamily.A, 4, false), Map.of("from", 1.0, "to", 8.0))
                .get(4);
        assertArrayEquals(new double[] {1, 1, 1, 1}, numbers(counts, "degree-sum"));
        for (String verdict : words(counts, "completeness")) {
            assertEquals("complete (degree)", verdict);
        }
    }

    @Test
    void branchesThatNoStartIsOnAreFoundInTheMiddleOfAWideStretch() { // at β = 1 there is one point, and one branch
        Map<String, ?> given = Map.of("from", 1.0, "to", 8.0, "at", new double[] {1});
        Item counts = items(new SoftmaxFamily(SoftmaxFamily.A, 4, false), given).get(4);
        assertArrayEquals(new double[] {1, 3, 5, 7}, numbers(counts, "points"));
    }

    @Test
    void aBranchOfTooFewStepsIsALoss() {
        Map<String, ?> given = Map.of("from", 1.0, "to", 8.0, "most-steps", 3);
        Item counts = items(new SoftmaxFamily(SoftmaxFamily.A, 4, false), given).get(4);
        assertTrue(words(counts, "completeness").contains("possibly incomplete"));
        assertTrue(words(counts, "reason").stream().anyMatch(reason -> reason.contains("lost")));
    }

    @Test
    void branchesThatMeetAreNoLoss() { // X = I: at β = N all inner branches pass the centre
        Map<String, ?> given = Map.of("from", 1.0, "to", 5.0);
        Item counts = items(new SoftmaxFamily(SoftmaxFamily.identity(3), 4, false), given)
                .get(4);
        assertArrayEquals(new double[] {1, 7, 7}, numbers(counts, "points")); // hopfield.json: 7 above 2.7456
        assertArrayEquals(new double[] {1, 1, 1}, numbers(counts, "degree-sum"));
        assertEquals(
                List.of("complete (degree)"),
                words(counts, "completeness").stream().distinct().toList());
    }

    @Test
    void aRangeOutsideTheFamilyOrTheWrongWayRoundIsRefused() {
        SoftmaxFamily family = new SoftmaxFamily(SoftmaxFamily.A, 4, false);
        assertThrows(Refusal.class, () -> items(family, Map.of("from", 0.0, "to", 8.0)));
        assertThrows(Refusal.class, () -> items(family, Map.of("from", 8.0, "to", 1.0)));
        Map<String, Object> outside = new HashMap<>(Map.of("from", 1.0, "to", 8.0));
        outside.put("at", new double[] {9});
        assertThrows(Refusal.class, () -> items(family, outside));
    }
}
