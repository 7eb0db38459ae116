package org.fixpoint.analyses.states;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.analyses.FixedStates;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Similarities of states that are worked out by hand. */
class LayerSimilarityTest {
    private static GivenSubject subject(double[] rows, int... pairs) {
        Batch batch = new Batch(rows, rows.length / 3, 3, pairs, List.of());
        return GivenSubject.empty().with(batch).with(Facet.LAYER_STATES, new FixedStates(batch));
    }

    private static double[] item(GivenSubject subject, int index) {
        List<Item> items = Models.analysis(new LayerSimilarity(), Map.of()).run(subject, TestRun.seeded(1));
        return ((Item.Array) items.get(index)).data();
    }

    @Test
    void isTheMeanAndSpreadOfTheCosineOverThePairsInEveryLayer() {
        GivenSubject subject = subject(new double[] {1, 0, 0, 1, 1, 0, 0, 0, 1}, 0, 1, 0, 2);
        GivenSubject first = subject(new double[] {1, 0, 0, 1, 1, 0, 0, 1, 1}, 0, 1, 0, 2);
        double half = Math.sqrt(0.5) / 2;
        assertArrayEquals(new double[] {half, half, half}, item(first, 0), 1e-15);
        assertArrayEquals(new double[] {half, half, half}, item(first, 1), 1e-15);
        assertArrayEquals(new double[] {5 / 9.0, 20 / 9.0, 8 / 3.0}, item(first, 2), 1e-15);
        // the last layer drops the third coordinate, so that the third input vanishes there
        Refusal refusal = assertThrows(Refusal.class, () -> item(subject, 0));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("layer 2: the representation of input 2"));
    }

    @Test
    void inputsWithoutPairsAreRefused() {
        assertThrows(Refusal.class, () -> item(subject(new double[] {1, 2, 3}), 0));
    }
}
