package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StorageTest {
    @Nested
    class Contract extends AnalysisContract {
        @Override
        protected Contribution<Analysis> contribution() {
            return new Storage();
        }

        @Override
        protected GivenSubject subject() {
            return GivenSubject.empty().with(Memory.FACET, new Memory(Given.sphere(5, 8, 1), 20));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("guaranteed-distance");
        }
    }

    private static List<Item> items(Memory memory, Map<String, ?> given) {
        Storage storage = new Storage();
        return storage.create(Values.of(storage.descriptor(), given))
                .run(GivenSubject.empty().with(Memory.FACET, memory), TestRun.seeded(1));
    }

    private static double[] numbers(Item item, String column) {
        return ((Column.Numbers) column(item, column)).values();
    }

    static List<String> words(Item item, String column) {
        return ((Column.Words) column(item, column)).values();
    }

    private static Column column(Item item, String name) {
        return ((Item.Table) item)
                .columns().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void orthonormalPatternsAreStoredWhereTheSoftmaxMapSaysSo() { // its outer points exist from β = 3.2187 on for N = 4
        PatternSet identity = StandardBasis.of(4);
        List<Item> above = items(new Memory(identity, 5), Map.of("noise", 0.0));
        double a = SoftmaxPoints.of(4, 5, TestRun.seeded(1)).get(1).a();
        double b = (1 - a) / 3;
        double distance = Math.sqrt((1 - a) * (1 - a) + 3 * b * b);
        for (double found : numbers(above.get(0), "distance")) {
            assertEquals(distance, found, 1e-10);
        }
        assertArrayEquals(new double[] {0, 1, 1}, ((Item.Array) above.get(1)).data(), 1e-12);
        List<Item> below = items(new Memory(identity, 3.2), Map.of("noise", 0.0));
        assertArrayEquals(new double[] {0, 0, 0}, ((Item.Array) below.get(1)).data());
        assertEquals("face 1-2-3-4", words(below.get(0), "reached").get(2));
    }

    @Test
    void ramsauersSeparationIsItsFormula() { // N = 2, β = 10, M = 1: 2/20 + ln(40)/10
        Separation separation =
                Separation.of(new Memory(Given.patterns(2, 1, 0, 0.6, 0.8), 10), TestRun.seeded(1), 0.1);
        assertEquals(0.1 + StrictMath.log(40) / 10, separation.required(), 1e-15);
        assertArrayEquals(new double[] {0.4, 0.4}, separation.deltas(), 1e-15);
        assertEquals(0.05, separation.radius(), 1e-16);
    }

    @Test
    void whatIsGuaranteedIsStoredWithinTheGuaranteedDistance() {
        boolean some = false;
        for (int seed = 0; seed < 6; seed++) {
            Item table = items(new Memory(Given.sphere(6, 12, seed), 30), Map.of("trials", 1))
                    .get(0);
            for (int i = 0; i < 6; i++) {
                boolean guaranteed = words(table, "guaranteed").get(i).equals("yes");
                some |= guaranteed;
                boolean near = numbers(table, "distance")[i] <= numbers(table, "guaranteed-distance")[i];
                boolean stored = words(table, "stored").get(i).equals("yes");
                assertTrue(!guaranteed || (near && stored), "pattern " + i + " of seed " + seed);
            }
        }
        assertTrue(some, "no pattern is guaranteed, and the test says nothing");
    }

    @Test
    void orbitsThatStillMoveAreUndecided() { // β just below the fold at 3.21874: states linger where the points will be
        Memory memory = new Memory(StandardBasis.of(4), 3.218);
        Map<String, ?> few = Map.of("noise", 0.0, "trials", 3, "tolerance", 0.5, "steps", 20);
        List<Item> early = items(memory, few);
        assertEquals(List.of("undecided", "undecided", "undecided", "undecided"), words(early.get(0), "stored"));
        assertArrayEquals(new double[] {1, 1, 1, 1}, numbers(early.get(0), "noisy-moving"), 1e-15);
        assertArrayEquals(new double[] {0, 0, 0}, ((Item.Array) early.get(1)).data());
        String told = words(early.get(2), "finding").get(0);
        assertTrue(told.startsWith("0 of 4 patterns stored, within 0.5 of their length, 4 orbits undecided"), told);
        assertTrue(told.endsWith("12 versions undecided that still move after 20 steps (give more steps)."), told);
        List<Item> late = items(memory, Map.of("noise", 0.0, "trials", 1, "tolerance", 0.5, "steps", 100_000));
        assertEquals(List.of("no", "no", "no", "no"), words(late.get(0), "stored"));
    }

    @Test
    void aBallThatHoldsAllPatternsGuaranteesNone() { // 1/(0.01 · 4) = 25, and conv X has the diameter √2
        List<Item> items = items(new Memory(StandardBasis.of(4), 0.01), Map.of("noise", 0.0));
        assertEquals(List.of("wide", "wide", "wide", "wide"), words(items.get(0), "guaranteed"));
        assertArrayEquals(new double[] {0, 0, 0}, ((Item.Array) items.get(1)).data());
        String told = words(items.get(2), "finding").get(0);
        assertTrue(
                told.contains("guarantees 0 and holds without saying anything for 4, as its ball of radius 25"), told);
    }

    @Test
    void noPatternIsGuaranteedAndNotStoredAtAnyTemperature() {
        int guaranteed = 0;
        for (int seed = 0; seed < 20; seed++) {
            for (double beta : new double[] {0.1, 0.5, 2, 6, 15, 40}) {
                Item table = items(new Memory(Given.sphere(5, 6, seed), beta), Map.of("trials", 1))
                        .get(0);
                for (int i = 0; i < 5; i++) {
                    boolean sure = words(table, "guaranteed").get(i).equals("yes");
                    guaranteed += sure ? 1 : 0;
                    assertTrue(!sure || words(table, "stored").get(i).equals("yes"), "beta " + beta + ", seed " + seed);
                }
            }
        }
        assertTrue(guaranteed > 20, guaranteed + " are guaranteed, and the test says little");
    }

    @Test
    void moreNoiseIsRetrievedLessOften() {
        Memory memory = new Memory(Given.sphere(12, 10, 2), 25);
        double before = 1;
        for (double noise : new double[] {0.1, 1.5, 8}) {
            Item.Array fractions = (Item.Array)
                    items(memory, Map.of("noise", noise, "trials", 40)).get(1);
            assertTrue(fractions.data()[2] <= before, "noise " + noise);
            before = fractions.data()[2];
        }
        assertTrue(before < 0.5, "under noise of eight lengths " + before + " is retrieved");
    }

    @Test
    void onePatternIsAlwaysStored() {
        List<Item> items = items(new Memory(Given.patterns(2, 3, 4), 0.1), Map.of());
        assertArrayEquals(new double[] {1, 1, 1}, ((Item.Array) items.get(1)).data(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, numbers(items.get(0), "separation")[0]);
    }

    @Test
    void theFindingTellsWhatIsStoredGuaranteedAndRetrieved() { // without noise every version is the pattern itself
        List<Item> items = items(new Memory(StandardBasis.of(4), 5), Map.of("noise", 0.0));
        assertEquals(
                "4 of 4 patterns stored, within 0.1 of their length; the theorem guarantees 0 (separation from 1.057 on)."
                        + " Of 40 versions with noise 0, 100 % are retrieved (95 % interval 91.2 % to 100 %).",
                words(items.get(2), "finding").get(0)); // 0.1 + ln(120)/5, and 1/(1 + 1.96²/40)
    }
}
