package org.fixpoint.analyses.dynamics;

import static org.fixpoint.analyses.dynamics.BifurcationsTest.numbers;
import static org.fixpoint.analyses.dynamics.BifurcationsTest.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class StableManifoldsTest {
    /** u ← u + (u − u³)/2, y ← y/2 with x = u + y²: stable at (±1, 0), the stable manifold of the saddle 0 is x = y². */
    private static final StateMap PARABOLA = new StateMap() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void apply(double[] x, double[] out) {
            double u = x[0] - x[1] * x[1];
            out[1] = x[1] / 2;
            out[0] = u + (u - u * u * u) / 2 + out[1] * out[1];
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            double u = x[0] - x[1] * x[1];
            double slope = 1.5 - 1.5 * u * u;
            out[0] = slope;
            out[1] = -2 * x[1] * slope + x[1] / 2;
            out[2] = 0;
            out[3] = 0.5;
        }

        @Override
        public Region region() {
            return new Region(new double[] {-1.2, -1}, new double[] {1.2, 1}, false);
        }
    };

    private static List<Item> items(StateMap map, Map<String, ?> given) {
        StableManifolds manifolds = new StableManifolds();
        return manifolds
                .create(Values.of(manifolds.descriptor(), given))
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
    }

    @Test
    void theBoundaryOfTwoBasinsIsTheParabolaThatItHasToBe() {
        List<Item> items = items(PARABOLA, Map.of());
        assertEquals(
                2,
                numbers(items.get(1), "half").length,
                words(items.get(2), "finding").get(0));
        Item.Array lines = (Item.Array) items.get(0);
        double least = 0;
        double most = 0;
        for (int k = 0; k < lines.data().length; k += 2) {
            double y = lines.data()[k + 1];
            assertEquals(y * y, lines.data()[k], 5e-9, "at y = " + y); // the slope of the curve is at most 2
            least = Math.min(least, y);
            most = Math.max(most, y);
        }
        assertTrue(least < -0.95 && most > 0.95, "from " + least + " to " + most);
        assertTrue(Arrays.stream(numbers(items.get(1), "error")).max().orElseThrow() < 2e-9);
    }

    @Test
    void statesOfBoundariesOfAHopfieldNetworkGoToTheirSaddles() { // three saddles, two of whose halves meet at the
        // centre
        StateMap map = new SoftmaxFamily.Softmax(SoftmaxFamily.A, 8);
        List<Item> items = items(map, Map.of("step", 0.05));
        Item.Array lines = (Item.Array) items.get(0);
        int steps = lines.shape()[1];
        int halves = numbers(items.get(1), "half").length;
        assertTrue(halves >= 5, halves + " halves");
        for (int i = 0; i < halves; i++) {
            double[] saddle = Arrays.copyOfRange(lines.data(), i * steps * 2, i * steps * 2 + 2);
            for (int k = 1; k < numbers(items.get(1), "points")[i]; k++) {
                double[] x = Arrays.copyOfRange(lines.data(), (i * steps + k) * 2, (i * steps + k) * 2 + 2);
                if (RestingPoint.distance(x, new double[] {0.00033, 0.01399}) < 0.1) {
                    continue; // beside the point of index 2 errors grow before they come to the saddle
                }
                // 1e-9 off the manifold grows as the distance along it shrinks: with eigenvalues 3 and 0.7 to 0.004
                double nearest = Double.POSITIVE_INFINITY;
                for (int step = 0; step < 60; step++) {
                    double[] image = new double[2];
                    map.apply(x, image);
                    x = image;
                    nearest = Math.min(nearest, RestingPoint.distance(x, saddle));
                }
                assertTrue(nearest < 0.02, "half " + i + ", point " + k + " passes at " + nearest);
            }
        }
    }

    @Test
    void moreCoordinatesThanAPlaneAreRefusedWithWhatToTake() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> items(new SoftmaxFamily.Softmax(SoftmaxFamily.identity(4), 8), Map.of()));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("take basin-section and unstable-manifolds"));
    }
}
