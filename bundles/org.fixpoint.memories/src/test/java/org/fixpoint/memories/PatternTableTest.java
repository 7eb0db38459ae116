package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class PatternTableTest extends AnalysisContract {
    /** The paper's example of a pair that is not CIPS. */
    private static final double HALF = Math.sqrt(0.5);

    private static final PatternSet TRIPLE = new PatternSet(new double[] {1, 0, 0, 1, HALF, HALF}, 3, 2, List.of());

    @Override
    protected Contribution<Analysis> contribution() {
        return new PatternTable();
    }

    @Override
    protected GivenSubject subject() {
        return GivenSubject.empty().with(Memory.FACET, new Memory(TRIPLE, 4));
    }

    @Test
    void theNearestOfTwoOrthogonalPatternsIsTheOneBetweenThem() {
        List<Item> items = contribution()
                .create(Values.of(contribution().descriptor(), Map.of()))
                .run(subject(), TestRun.seeded(1));
        List<Column> columns = ((Item.Table) items.get(1)).columns();
        assertArrayEquals(new double[] {3, 3, 1}, numbers(columns.get(3)));
        double far = 2 * Math.sin(Math.PI / 8); // the chord of 45 degrees
        assertArrayEquals(new double[] {far, far, far}, numbers(columns.get(4)), 1e-15);
        assertArrayEquals(new double[] {1 - HALF, 1 - HALF, 1 - HALF}, numbers(columns.get(5)), 1e-15);
        assertArrayEquals(TRIPLE.rows(), ((Item.Array) items.get(0)).data());
    }

    @Test
    void unequalLengthsAreToldWithWhatTheyChange() {
        PatternSet unit = Given.patterns(2, 1, 0, 0, 1);
        assertEquals("", new Memory(unit, 4).lengthsInWords());
        assertEquals(
                " The patterns were given with lengths from 0.5 to 2 and are stored with length 1; with normalise: none the"
                        + " longer ones would attract more.",
                new Memory(unit, 4, new double[] {0.5, 2}).lengthsInWords());
        assertEquals(
                " The patterns have lengths from 1 to 2, and longer ones attract more.",
                new Memory(Given.patterns(2, 1, 0, 0, 2), 4).lengthsInWords());
    }

    private static double[] numbers(Column column) {
        return ((Column.Numbers) column).values();
    }
}
