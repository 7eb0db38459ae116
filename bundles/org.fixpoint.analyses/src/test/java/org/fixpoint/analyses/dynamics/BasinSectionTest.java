package org.fixpoint.analyses.dynamics;

import static org.fixpoint.analyses.dynamics.BifurcationsTest.numbers;
import static org.fixpoint.analyses.dynamics.BifurcationsTest.words;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class BasinSectionTest {
    /** x ← x/2, which has nothing but 0. */
    private static final StateMap HALF = new StateMap() {
        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < 3; i++) {
                out[i] = x[i] / 2;
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, 0);
            for (int i = 0; i < 3; i++) {
                out[4 * i] = 0.5;
            }
        }

        @Override
        public Region region() {
            return new Region(new double[] {-1, -1, -1}, new double[] {3, 1, 1}, true);
        }
    };

    /** Stable at (±1, 0, 0), with a saddle at (0, ½, 0). */
    private static final StateMap ARCH = new StateMap() {
        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public void apply(double[] x, double[] out) {
            out[0] = x[0] + (x[0] - x[0] * x[0] * x[0]) / 2;
            out[1] = x[1] / 2 + (1 - x[0] * x[0]) / 4;
            out[2] = x[2] / 2;
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, 0);
            out[0] = 1.5 - 1.5 * x[0] * x[0];
            out[3] = -x[0] / 2;
            out[4] = 0.5;
            out[8] = 0.5;
        }

        @Override
        public Region region() {
            return new Region(new double[] {-1.2, -1, -1}, new double[] {1.2, 1, 1}, false);
        }
    };

    private static List<Item> items(StateMap map, Map<String, ?> given) {
        BasinSection section = new BasinSection();
        return section.create(Values.of(section.descriptor(), given))
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
    }

    private static List<String> plane(List<Item> items) {
        List<String> planes = words(items.get(4), "plane");
        assertEquals(1, planes.stream().distinct().count());
        return List.of(planes.get(0), String.join("; ", words(items.get(4), "point")));
    }

    @Test
    void threeAttractorsAreEnough() {
        List<Item> items = items(new SoftmaxFamily.Softmax(SoftmaxFamily.identity(4), 12), Map.of("size", 5));
        assertEquals("the plane through 3 attractors", plane(items).get(0));
        assertArrayEquals(new double[] {0, 0}, Arrays.copyOf(numbers(items.get(4), "up"), 2), 1e-12);
    }

    @Test
    void oneAttractorAloneIsJoinedByThePatternsThatTheMapSuggests() { // β below every threshold: only the centre is
        // left
        List<Item> items = items(new SoftmaxFamily.Softmax(SoftmaxFamily.identity(3), 1), Map.of("size", 5));
        List<String> plane = plane(items);
        assertEquals("the plane through 1 attractor, 2 suggested states", plane.get(0));
        assertEquals(1, numbers(items.get(1), "share")[0]);
        assertTrue(plane.get(1).startsWith("attractor; suggested"), plane.get(1));
    }

    @Test
    void twoAttractorsAreJoinedByTheSaddleBetweenThem() {
        List<Item> items = items(ARCH, Map.of("size", 5));
        assertEquals(
                List.of("the plane through 2 attractors, 1 unstable fixed point", "attractor; attractor; index 1"),
                plane(items));
        assertEquals(0.5, numbers(items.get(4), "up")[2], 1e-9);
        assertEquals(1, numbers(items.get(4), "right")[2], 1e-9);
    }

    @Test
    void aMapThatSuggestsNothingIsCutAlongItsCoordinates() {
        List<String> plane = plane(items(HALF, Map.of("size", 5)));
        assertEquals("the plane through 1 attractor, 2 coordinate points", plane.get(0));
        assertEquals("attractor; middle of the region; coordinate 2", plane.get(1));
    }

    @Test
    void thePointsOfThePlaneLieOnItAndWithinTheView() {
        List<Item> items = items(HALF, Map.of("size", 7, "margin", 0.0));
        Item.Array cells = (Item.Array) items.get(0);
        assertTrue(DoubleStream.of(cells.data()).allMatch(cell -> cell == 0));
        double[] right = ((Dimension.Numbers) cells.dims().get(1)).values();
        assertEquals(Arrays.stream(numbers(items.get(4), "right")).min().orElseThrow(), right[0], 1e-12);
        assertEquals(Arrays.stream(numbers(items.get(4), "right")).max().orElseThrow(), right[6], 1e-12);
    }

    /** x ← x/2 in a thousand coordinates. */
    private static final StateMap LONG = new StateMap() {
        @Override
        public int dimension() {
            return 1000;
        }

        @Override
        public void apply(double[] x, double[] out) {
            Arrays.setAll(out, i -> x[i] / 2);
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, 0);
        }

        @Override
        public Region region() {
            double[] high = new double[1000];
            Arrays.fill(high, 1);
            return new Region(new double[1000], high, true);
        }
    };

    private static String refusal(Contribution<Analysis> contribution, Map<String, ?> given) {
        Analysis analysis = contribution.create(Values.of(contribution.descriptor(), given));
        GivenSubject subject = GivenSubject.empty().with(Facet.STATE_MAP, LONG);
        return String.valueOf(assertThrows(Refusal.class, () -> analysis.run(subject, TestRun.seeded(1)))
                .getMessage());
    }

    @Test
    void moreNumbersThanAnArrayHoldsAreRefusedWithTheParametersThatMakeThem() { // each product is above 2³¹
        String section = refusal(new BasinSection(), Map.of("size", 4000));
        assertTrue(section.contains("size × size × dimension, are 4000 × 4000 × 1000 numbers"), section);
        assertTrue(section.endsWith("give a smaller size"), section);
        String basins = refusal(new Basins(), Map.of("count", 10_000_000));
        assertTrue(basins.contains("count × dimension, are 10000000 × 1000 numbers"), basins);
        String orbits = refusal(new Orbits(), Map.of("count", 1000, "steps", 10_000));
        assertTrue(orbits.contains("count × (steps + 1) × dimension, are 1000 × 10001 × 1000 numbers"), orbits);
        assertTrue(orbits.contains("take basins"), orbits);
    }

    @Test
    void aRefusalNamesTheAnalysis() {
        double[] line = {0, 0, 0, 1, 0, 0, 2, 0, 0};
        Refusal flat = assertThrows(Refusal.class, () -> items(HALF, Map.of("through", line)));
        assertTrue(String.valueOf(flat.getMessage()).contains("basin-section"));
        Refusal few = assertThrows(Refusal.class, () -> items(HALF, Map.of("through", new double[] {1, 0, 0})));
        assertTrue(String.valueOf(few.getMessage()).contains("basin-section"));
    }
}
