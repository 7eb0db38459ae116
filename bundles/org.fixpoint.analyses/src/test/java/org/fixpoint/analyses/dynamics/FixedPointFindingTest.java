package org.fixpoint.analyses.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    void whatWasDoneInsteadOfAProofIsToldInManyCoordinates() { // each of four coordinates by itself, 3⁴ points
        String sentence = finding(new TanhMap(4, 1.5, true), Map.of("starts", 3000));
        String instead =
                " 4 coordinates are too many for the search by boxes, which proves completeness for up to 3: Newton's"
                        + " method was taken, and 81 of 81 points are certified one by one. ";
        assertTrue(
                sentence.startsWith("81 fixed points: 16 stable, 32 of index 1, 24 of index 2, 8 of index 3"),
                sentence);
        assertEquals(1, sentence.split(Pattern.quote(instead), -1).length - 1, sentence);
    }
}
