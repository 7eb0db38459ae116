package org.fixpoint.analyses.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class StateFixedPointsTest {
    private static List<Item> items(StateMap map, Map<String, ?> given) {
        return Models.analysis(new StateFixedPoints(), given)
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
    }

    private static Column column(List<Item> items, int item, String name) {
        return ((Item.Table) items.get(item))
                .columns().stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static double[] numbers(List<Item> items, String name) {
        return ((Column.Numbers) column(items, 0, name)).values();
    }

    private static List<String> words(List<Item> items, String name) {
        return ((Column.Words) column(items, 0, name)).values();
    }

    private static String said(List<Item> items, String name) {
        return ((Column.Words) column(items, 4, name)).values().get(0);
    }

    private static double[] data(List<Item> items, int item) {
        return ((Item.Array) items.get(item)).data();
    }

    @Test
    void pointsOfALineAreFoundWithProof() {
        List<Item> items = items(new TanhMap(1, 2, true), Map.of());
        double t = 0.9575040240772688; // t = tanh 2t, by iteration
        assertArrayEquals(new double[] {t, -t, 0}, data(items, 1), 1e-14);
        assertArrayEquals(new double[] {0, 0, 1}, numbers(items, "index"));
        assertArrayEquals(new double[] {1, 1, -1}, numbers(items, "degree"));
        assertEquals(List.of("stable", "stable", "unstable"), words(items, "stability"));
        assertEquals(List.of("", "", "the centre"), words(items, "near"));
        assertEquals("complete (certified)", said(items, "verdict"));
    }

    @Test
    void newtonFindsTheSamePointsInTheSameRows() {
        List<Item> certified = items(new TanhMap(2, 2, true), Map.of());
        List<Item> newton = items(new TanhMap(2, 2, true), Map.of("method", SearchMethod.NEWTON));
        assertEquals(9, numbers(certified, "point").length);
        for (int item = 1; item < 4; item++) {
            assertArrayEquals(data(certified, item), data(newton, item), 1e-13);
        }
        assertEquals("complete (degree)", said(newton, "verdict"));
        assertEquals("newton", said(newton, "method"));
    }

    @Test
    void pointsOfAReducedMapAreLiftedWithAllEigenvalues() {
        LiftedMap map = LiftedMap.ofLine(new TanhMap(1, 2, true));
        List<Item> items = items(map, Map.of());
        assertEquals(3, numbers(items, "point").length);
        for (int point = 0; point < 3; point++) {
            double[] x = java.util.Arrays.copyOfRange(data(items, 1), 3 * point, 3 * point + 3);
            double[] image = new double[3];
            map.apply(x, image);
            assertArrayEquals(x, image, 1e-14);
            double[] jacobian = new double[9];
            map.jacobian(x, jacobian);
            Stability full = Stability.of(jacobian, 3).orElseThrow();
            assertArrayEquals(
                    full.real(), java.util.Arrays.copyOfRange(data(items, 2), 3 * point, 3 * point + 3), 1e-13);
            assertEquals(x[0], numbers(items, "energy")[point], 0);
            assertTrue(numbers(items, "radius")[point] < 1e-13);
        }
        assertTrue(numbers(items, "energy")[0] < numbers(items, "energy")[1]); // of equal index, the lower energy first
    }

    @Test
    void whatWasDoneInsteadOfCertificationIsSaid() {
        Map<String, ?> certified = Map.of("method", SearchMethod.CERTIFIED);
        assertTrue(
                said(items(new TanhMap(1, 2, false), certified), "reason").startsWith("The map has no proven bounds"));
        List<Item> many = items(new TanhMap(5, 1.5, true), Map.of("method", SearchMethod.CERTIFIED, "starts", 2000));
        assertTrue(said(many, "reason").startsWith("The certified search is for at most 4 coordinates"));
        assertEquals("newton", said(many, "method"));
        assertEquals(243, numbers(many, "point").length);
        List<Item> hurried = items(new TanhMap(2, 2, true), Map.of("boxes", 5));
        assertTrue(said(hurried, "reason").startsWith("The certified search gave up after 5 boxes"));
        assertEquals(9, numbers(hurried, "point").length);
    }

    @Test
    void oneQuietStartIsNotEnoughForAVerdict() {
        Map<String, ?> hasty = Map.of("method", SearchMethod.NEWTON, "quiet", 1, "starts", 20);
        List<Item> few = items(new TanhMap(1, 2, false), hasty);
        assertEquals("complete (degree)", said(few, "verdict"));
        double starts = ((Column.Numbers) column(few, 4, "starts")).values()[0];
        assertTrue(starts > 50, () -> "starts " + starts);
        assertTrue(said(few, "reason").contains("no proof"), said(few, "reason"));
        assertEquals(
                List.of("complete (degree)"),
                words(few, "completeness").stream().distinct().toList());
    }

    /** x ← x in the plane, every state of which is a fixed point. */
    private record Identity() implements StateMap, StateEnclosure {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void apply(double[] x, double[] out) {
            System.arraycopy(x, 0, out, 0, 2);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            System.arraycopy(new double[] {1, 0, 0, 1}, 0, out, 0, 4);
        }

        @Override
        public Region region() {
            return new Region(new double[] {-1, -1}, new double[] {1, 1}, true);
        }

        @Override
        public Optional<StateEnclosure> enclosure() {
            return Optional.of(this);
        }

        @Override
        public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
            apply(low, outLow);
            apply(high, outHigh);
        }

        @Override
        public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
            jacobian(low, outLow);
            jacobian(low, outHigh);
        }
    }

    @Test
    void boxesThatWillNotSufficeAreNotUsedUp() {
        List<Item> items = items(new Identity(), Map.of());
        assertEquals("possibly incomplete", said(items, "verdict"));
        assertTrue(
                said(items, "reason")
                        .matches("The certified search gave up after \\d{5} boxes and 0 points, as 500000 are not"
                                + " expected to suffice, so that Newton's method was taken .*"),
                said(items, "reason"));
        assertTrue(count(items, "boxes") >= 20_000, "boxes " + count(items, "boxes"));
        assertTrue(count(items, "undecided-boxes") > 1, "undecided " + count(items, "undecided-boxes"));
    }

    private static double count(List<Item> items, String name) {
        return ((Column.Numbers) column(items, 4, name)).values()[0];
    }

    @Test
    void pointsThatTheCertifiedSearchHasFoundAreKept() {
        List<Item> items = items(new TanhMap(3, 2, true), Map.of("boxes", 100, "starts", 1));
        String reason = said(items, "reason");
        assertTrue(reason.startsWith("The certified search gave up after 100 boxes and "), reason);
        int kept = Integer.parseInt(reason.replaceAll("^.* boxes and (\\d+) points,.*$", "$1"));
        assertTrue(kept > 0);
        assertTrue(words(items, "method").stream().filter("certified"::equals).count() >= kept);
    }

    /** A map of which nobody knows whether it is continuous. */
    private record Jumping(TanhMap map) implements StateMap {
        @Override
        public int dimension() {
            return map.dimension();
        }

        @Override
        public void apply(double[] x, double[] out) {
            map.apply(x, out);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            map.jacobian(x, out);
        }

        @Override
        public Region region() {
            return new Region(map.region().low(), map.region().high(), false);
        }

        @Override
        public String remark() {
            return "It may jump.";
        }
    }

    @Test
    void degreesOfAMapThatMayJumpProveNothingAndItSaysWhy() {
        List<Item> items = items(new Jumping(new TanhMap(1, 2, false)), Map.of());
        assertEquals("possibly incomplete", said(items, "verdict"));
        assertTrue(said(items, "reason").startsWith("the degrees need not add up to 1"), said(items, "reason"));
        assertTrue(said(items, "reason").endsWith(". It may jump."), said(items, "reason"));
        String told = ((Column.Words) column(items, 5, "finding")).values().get(0);
        assertTrue(told.endsWith(" It may jump."), told);
    }

    @Test
    void bifurcationIsUndecided() { // at gain 1 the three points of a pitchfork are one
        List<Item> items = items(new TanhMap(1, 1, true), Map.of());
        assertEquals("possibly incomplete", said(items, "verdict"));
        assertEquals(List.of("undecided"), words(items, "stability"));
        assertTrue(Double.isNaN(numbers(items, "index")[0]));
        assertEquals(0, data(items, 1)[0], 1e-4);
    }

    @Test
    void mapThatIsNotFiniteIsRefused() {
        StateMap map = new TanhMap(1, Double.NaN, false);
        Refusal refusal = assertThrows(Refusal.class, () -> items(map, Map.of()));
        assertTrue(refusal.toString().contains("NaN"));
    }

    @Test
    void searchStopsOnRequest() {
        TestRun run = TestRun.seeded(1);
        run.stop();
        for (SearchMethod method : SearchMethod.values()) {
            assertThrows(
                    RunContext.Cancelled.class, () -> Models.analysis(new StateFixedPoints(), Map.of("method", method))
                            .run(GivenSubject.empty().with(Facet.STATE_MAP, new TanhMap(2, 2, true)), run));
        }
    }
}
