package org.fixpoint.analyses.dynamics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class FixedPointFindingTest {
    private static String finding(StateMap map, Map<String, ?> given) {
        StateFixedPoints contribution = new StateFixedPoints();
        List<Item> items = contribution
                .create(Values.of(contribution.descriptor(), given))
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
        Item.Table last = (Item.Table) items.get(items.size() - 1);
        return ((Column.Words) last.columns().get(0)).values().get(0);
    }

    @Test
    void aCertifiedSearchIsToldWithItsVerdict() { // x = tanh(2 x) has 0 and two others
        String sentence = finding(new TanhMap(1, 2, true), Map.of());
        assertTrue(
                sentence.startsWith("3 fixed points: 2 stable, 1 of index 1; complete (certified), residual at most "),
                sentence);
    }

    @Test
    void whatWasDoneInsteadOfAProofIsToldInManyCoordinates() { // tanh(x/2) contracts, and 0 is its only fixed point
        String sentence = finding(new TanhMap(4, 0.5, true), Map.of());
        assertTrue(sentence.startsWith("1 fixed point: 1 stable; complete (degree), residual at most "), sentence);
        assertTrue(
                sentence.contains(
                        " 4 coordinates are too many for the search by boxes, which proves completeness for up"
                                + " to 3: Newton's method was taken, and 1 of 1 points are certified one by one. The degree"),
                sentence);
    }
}
