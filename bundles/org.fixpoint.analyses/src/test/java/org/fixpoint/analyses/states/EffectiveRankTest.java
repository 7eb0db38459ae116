package org.fixpoint.analyses.states;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.fixpoint.analyses.FixedStates;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Ranks of representations whose singular values are known. */
class EffectiveRankTest {
    private static double[] item(int index, boolean centred, double... rows) {
        Batch batch = new Batch(rows, rows.length / 3, 3, new int[0], List.of());
        GivenSubject subject = GivenSubject.empty().with(Facet.LAYER_STATES, new FixedStates(batch));
        List<Item> items =
                Models.analysis(new EffectiveRank(), Map.of("centred", centred)).run(subject, TestRun.seeded(1));
        return ((Item.Array) items.get(index)).data();
    }

    @Test
    void countsOrthogonalRepresentationsOfOneLength() {
        double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertArrayEquals(new double[] {3, 3, 2}, item(0, false, identity), 1e-14);
        assertArrayEquals(new double[] {3, 3, 2}, item(1, false, identity), 1e-14);
        assertEquals(2, item(0, true, identity)[0], 1e-14); // centring removes one direction
    }

    @Test
    void weighsDirectionsByTheirSingularValues() { // s = 3 and 4: p = 3/7, 4/7; 25²/(81 + 256)
        double[] rows = {3, 0, 0, 0, 4, 0};
        double entropy = -(3.0 / 7 * StrictMath.log(3.0 / 7) + 4.0 / 7 * StrictMath.log(4.0 / 7));
        assertEquals(StrictMath.exp(entropy), item(0, false, rows)[0], 1e-14);
        assertEquals(625.0 / 337, item(1, false, rows)[0], 1e-14);
    }

    @Test
    void representationsThatAreAllTheSameOccupyNoDirection() {
        double[] ranks = item(0, true, 1, 2, 3, 1, 2, 4);
        assertEquals(1, ranks[0], 1e-14);
        assertEquals(Double.NaN, ranks[2]); // the last layer drops the coordinate in which they differ
    }
}
