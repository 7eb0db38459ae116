package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.dynamics.Stability;
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

    private static List<Column> unique(PatternSet patterns, double beta) {
        Contribution<Analysis> table = new PatternTable();
        List<Item> items = table.create(Values.of(table.descriptor(), Map.of()))
                .run(GivenSubject.empty().with(Memory.FACET, new Memory(patterns, beta)), TestRun.seeded(1));
        return ((Item.Table) items.get(2)).columns();
    }

    @Test
    void twoOrthogonalPatternsAreUniqueUpToTheirPitchfork() { // at β = 2, where the bound is sharp: D² = 2
        PatternSet two = StandardBasis.of(2);
        assertEquals(2, numbers(unique(two, 1).get(1))[0], 1e-15);
        assertEquals(List.of("yes"), ((Column.Words) unique(two, 1.99).get(3)).values());
        assertEquals(List.of("not implied"), ((Column.Words) unique(two, 2.01).get(3)).values());
        assertEquals(1, SoftmaxPoints.of(2, 1.99, TestRun.seeded(1)).size());
        assertEquals(2, SoftmaxPoints.of(2, 2.01, TestRun.seeded(1)).size());
    }

    @Test
    void belowTheBoundTheMapContractsEverywhere() { // the eigenvalues of J are below β D²/4
        for (int seed = 0; seed < 20; seed++) {
            PatternSet patterns = Given.sphere(6, 3, seed);
            double bound = numbers(unique(patterns, 1).get(1))[0];
            HopfieldMap map = new HopfieldMap(patterns, 0.999 * bound);
            double[] jacobian = new double[9];
            for (int i = 0; i < 20; i++) {
                double[] x = Given.state(3, TestRun.seeded(100L * seed + i).random("state"));
                map.jacobian(x, jacobian);
                assertTrue(Stability.of(jacobian, 3).orElseThrow().spectralRadius() < 1);
            }
        }
    }

    private static double[] numbers(Column column) {
        return ((Column.Numbers) column).values();
    }
}
