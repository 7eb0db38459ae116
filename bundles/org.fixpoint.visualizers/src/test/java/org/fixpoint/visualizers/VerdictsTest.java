package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static Item.Table counts(String... completeness) {
        double[] from = new double[completeness.length];
        double[] to = new double[completeness.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i + 1;
            to[i] = i + 2;
        }
        return new Item.Table(
                "fixed-point-counts",
                "fixed-point-counts",
                List.of(
                        Column.numbers("from", from),
                        Column.numbers("to", to),
                        Column.words("completeness", completeness)));
    }

    private static Item.Table points(String... completeness) {
        return new Item.Table(
                "state-fixed-points", "state-fixed-points", List.of(Column.words("completeness", completeness)));
    }

    @Test
    void branchesAreCompleteOverTheWholeRangeOrDoubtedInParts() {
        assertEquals(
                Optional.of("Branches: complete (degree) over the parameter in [1, 3]."),
                Verdicts.finding(counts("complete (degree)", "complete (degree)")));
        assertEquals(
                Optional.of("possibly incomplete from 2 to 3"),
                Verdicts.of(counts("complete (degree)", "possibly incomplete")));
        String doubt = "possibly incomplete";
        assertEquals(
                Optional.of("possibly incomplete from 1 to 2, from 2 to 3, from 3 to 4 and in 2 more ranges"),
                Verdicts.of(counts(doubt, doubt, doubt, doubt, doubt)));
    }

    @Test
    void pointsHaveTheVerdictOfTheirSearch() {
        assertEquals(
                Optional.of("2 fixed points: complete (certified)."),
                Verdicts.finding(points("complete (certified)", "complete (certified)")));
        assertEquals(
                Optional.of("possibly incomplete in places"),
                Verdicts.of(points("complete (degree)", "possibly incomplete")));
        assertEquals(Optional.empty(), Verdicts.finding(points()));
    }
}
