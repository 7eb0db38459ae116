package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;

/** What holds for a state map, tried at random states of its region. */
final class StateMapCheck {
    private static final int STATES = 12;
    private static final double ROUNDING = 1e-11; // of sums of hundreds of terms, relative to the scale

    private final StateMap map;
    private final StateMap.Region region;
    private final int d;
    private final double scale;

    StateMapCheck(StateMap map) {
        this.map = map;
        this.region = map.region();
        this.d = map.dimension();
        double largest = 0;
        for (int i = 0; i < d; i++) {
            largest = Math.max(largest, Math.max(Math.abs(region.low()[i]), Math.abs(region.high()[i])));
        }
        this.scale = Math.max(largest, 1e-300);
    }

    private static RandomGenerator random() {
        return TestRun.seeded(5).random("states");
    }

    private double[] state(RandomGenerator random) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = region.low()[i] + random.nextDouble() * (region.high()[i] - region.low()[i]);
        }
        return x;
    }

    private double[] image(double[] x) {
        double[] out = new double[d];
        map.apply(x, out);
        return out;
    }

    void ofShape() {
        assertTrue(d >= 1, "dimension " + d);
        assertEquals(d, region.low().length);
        assertEquals(d, region.high().length);
    }

    void ofImages() {
        RandomGenerator random = random();
        for (int k = 0; k < STATES; k++) {
            double[] x = state(random);
            double[] before = x.clone();
            double[] y = image(x);
            assertArrayEquals(before, x, "apply changes its argument");
            assertArrayEquals(y, image(x), "apply is not the same twice");
            for (int i = 0; i < d; i++) {
                assertTrue(Double.isFinite(y[i]), "coordinate " + i + " of F at " + Arrays.toString(x));
                assertTrue(
                        !region.absorbing() || (region.low()[i] <= y[i] && y[i] <= region.high()[i]),
                        "F leaves the region, which is said to be absorbing, at " + Arrays.toString(x));
            }
        }
    }

    /** Central differences of step h are wrong by about h² |F‴|/6 and 2⁻⁵³ |F|/h. */
    void ofJacobians() {
        RandomGenerator random = random();
        double[] jacobian = new double[d * d];
        for (int k = 0; k < 4; k++) {
            double[] x = state(random);
            map.jacobian(x, jacobian);
            double h = 1e-5 * scale;
            for (int j = 0; j < d; j++) {
                double[] coarse = difference(x, j, 2 * h);
                double[] fine = difference(x, j, h);
                for (int i = 0; i < d; i++) {
                    double tolerance = 2e-10 * (1 + Math.abs(fine[i])) + 2 * Math.abs(coarse[i] - fine[i]);
                    assertEquals(fine[i], jacobian[i * d + j], tolerance, "∂F" + i + "/∂x" + j);
                }
            }
        }
    }

    private double[] difference(double[] x, int j, double h) {
        double[] right = x.clone();
        double[] left = x.clone();
        right[j] += h;
        left[j] -= h;
        double[] atRight = image(right);
        double[] atLeft = image(left);
        double[] difference = new double[d];
        for (int i = 0; i < d; i++) {
            difference[i] = (atRight[i] - atLeft[i]) / (right[j] - left[j]);
        }
        return difference;
    }

    /** All at once is one by one, but for rounding, and a state does not see the others. */
    void ofManyAtOnce() {
        RandomGenerator random = random();
        int count = 37;
        double[] states = new double[count * d];
        for (int k = 0; k < count; k++) {
            System.arraycopy(state(random), 0, states, k * d, d);
        }
        double[] all = new double[count * d];
        map.applyAll(states, count, all);
        for (int k = 0; k < count; k++) {
            double[] x = Arrays.copyOfRange(states, k * d, (k + 1) * d);
            assertArrayEquals(image(x), Arrays.copyOfRange(all, k * d, (k + 1) * d), ROUNDING * scale, "state " + k);
            double[] alone = new double[d];
            map.applyAll(x, 1, alone);
            assertArrayEquals(alone, Arrays.copyOfRange(all, k * d, (k + 1) * d), "state " + k + " sees the others");
        }
    }

    void ofEnergies() {
        if (map.energy().isEmpty()) {
            return;
        }
        StateMap.Energy energy = map.energy().get();
        RandomGenerator random = random();
        for (int k = 0; k < STATES; k++) {
            double[] x = state(random);
            double before = energy.of(x);
            for (int step = 0; step < 20; step++) {
                x = image(x);
                double after = energy.of(x);
                double slack = Double.isInfinite(before) ? 0 : 1e-13 * (1 + Math.abs(before) + scale * scale);
                assertTrue(after <= before + slack, "the energy grows from " + before + " to " + after);
                before = after;
            }
        }
    }

    /** Orbits that come to rest do so within the region. */
    void ofLimits() {
        RandomGenerator random = random();
        for (int k = 0; k < STATES; k++) {
            double[] x = state(random);
            for (int step = 0; step < 500; step++) {
                x = image(x);
            }
            double[] next = image(x);
            double moved = 0;
            for (int i = 0; i < d; i++) {
                moved = Math.max(moved, Math.abs(next[i] - x[i]));
            }
            for (int i = 0; i < d && moved <= 1e-12 * scale; i++) {
                double slack = 1e-9 * scale;
                assertTrue(
                        region.low()[i] - slack <= x[i] && x[i] <= region.high()[i] + slack,
                        "a fixed point lies outside the region: " + Arrays.toString(x));
            }
        }
    }

    /** Boxes of all sizes, about random states, contain F and F' at random states in them. */
    void ofEnclosures() {
        if (map.enclosure().isEmpty()) {
            return;
        }
        StateEnclosure enclosure = map.enclosure().get();
        RandomGenerator random = random();
        for (double size : new double[] {0, 1e-15, 1e-9, 1e-4, 0.1, 1, 30}) {
            for (int k = 0; k < 6; k++) {
                ofBox(enclosure, state(random), size * scale, random);
            }
        }
    }

    private void ofBox(StateEnclosure enclosure, double[] centre, double size, RandomGenerator random) {
        double[] low = new double[d];
        double[] high = new double[d];
        for (int i = 0; i < d; i++) {
            double side = size * random.nextDouble();
            low[i] = centre[i] - side;
            high[i] = centre[i] + side;
        }
        double[] least = new double[d];
        double[] most = new double[d];
        enclosure.value(low, high, least, most);
        double[] leastSlope = new double[d * d];
        double[] mostSlope = new double[d * d];
        enclosure.jacobian(low, high, leastSlope, mostSlope);
        double[] jacobian = new double[d * d];
        for (int k = 0; k < 20; k++) {
            double[] x = new double[d];
            for (int i = 0; i < d; i++) {
                double share = k < 4 ? random.nextInt(2) : random.nextDouble();
                x[i] = Math.min(high[i], Math.max(low[i], low[i] + share * (high[i] - low[i])));
            }
            assertContains(least, image(x), most, ROUNDING * scale, "F", size);
            map.jacobian(x, jacobian);
            double largest = Arrays.stream(jacobian).map(Math::abs).max().orElse(0);
            assertContains(leastSlope, jacobian, mostSlope, ROUNDING * (1 + largest), "F'", size);
        }
    }

    private static void assertContains(
            double[] low, double[] x, double[] high, double slack, String what, double size) {
        for (int i = 0; i < x.length; i++) {
            assertTrue(low[i] <= high[i], what + ": from " + low[i] + " to " + high[i]);
            assertTrue(
                    low[i] - slack <= x[i] && x[i] <= high[i] + slack,
                    what + ", entry " + i + ", box of size " + size + ": " + x[i] + " is not in [" + low[i] + ", "
                            + high[i] + "]");
        }
    }

    /** Bounds over a point are as narrow as rounding, so that a search can end. */
    void ofPoints() {
        if (map.enclosure().isEmpty()) {
            return;
        }
        StateEnclosure enclosure = map.enclosure().get();
        double[] x = state(random());
        double[] low = new double[d];
        double[] high = new double[d];
        enclosure.value(x, x, low, high);
        for (int i = 0; i < d; i++) {
            assertTrue(high[i] - low[i] <= 1e-9 * scale, "F at a point is only known within " + (high[i] - low[i]));
        }
    }

    /** The reduced map is the map on the subspace, which holds all images. */
    void ofReductions() {
        if (map.reduction().isEmpty()) {
            return;
        }
        StateMap.Reduction reduction = map.reduction().get();
        int m = reduction.map().dimension();
        assertTrue(m < d, "reduced from " + d + " to " + m + " coordinates");
        assertOrthonormal(reduction.basis(), m);
        StateMapCheck reduced = new StateMapCheck(reduction.map());
        RandomGenerator random = random();
        for (int k = 0; k < STATES; k++) {
            double[] y = reduced.state(random);
            double[] image = image(reduction.lift(y));
            assertArrayEquals(
                    reduced.image(y), reduction.coordinates(image), ROUNDING * scale, "the reduced map differs");
            assertArrayEquals(
                    image,
                    reduction.lift(reduction.coordinates(image)),
                    ROUNDING * scale,
                    "an image is outside the subspace");
        }
        reduced.ofEnclosures();
        reduced.ofJacobians();
    }

    private void assertOrthonormal(double[] basis, int m) {
        for (int j = 0; j < m; j++) {
            for (int l = 0; l <= j; l++) {
                double product = 0;
                for (int i = 0; i < d; i++) {
                    product += basis[i * m + j] * basis[i * m + l];
                }
                assertEquals(j == l ? 1 : 0, product, 1e-12, "directions " + j + " and " + l);
            }
        }
    }

    void ofSeeds() {
        List<double[]> seeds = map.seeds(25, TestRun.seeded(8).random("seeds"));
        List<double[]> again = map.seeds(25, TestRun.seeded(8).random("seeds"));
        assertTrue(seeds.size() <= 25, seeds.size() + " seeds");
        assertEquals(seeds.size(), again.size());
        for (int k = 0; k < seeds.size(); k++) {
            assertEquals(d, seeds.get(k).length);
            assertArrayEquals(seeds.get(k), again.get(k), "seed " + k);
            for (int i = 0; i < d; i++) {
                double x = seeds.get(k)[i];
                double slack = 1e-12 * scale;
                assertTrue(
                        region.low()[i] - slack <= x && x <= region.high()[i] + slack,
                        "seed " + k + " lies outside the region");
            }
        }
    }

    void ofLandmarks() {
        List<StateMap.Landmark> marks = map.landmarks(25);
        List<StateMap.Landmark> again = map.landmarks(25);
        List<StateMap.Landmark> fewer = map.landmarks(2);
        assertTrue(marks.size() <= 25, marks.size() + " landmarks");
        assertEquals(marks.size(), again.size());
        assertEquals(Math.min(2, marks.size()), fewer.size(), "the first two landmarks");
        for (int k = 0; k < marks.size(); k++) {
            StateMap.Landmark mark = marks.get(k);
            assertEquals(d, mark.state().length, mark.name());
            assertTrue(Arrays.stream(mark.state()).allMatch(Double::isFinite), mark.name());
            assertSameLandmark(mark, again.get(k));
            if (k < fewer.size()) {
                assertSameLandmark(mark, fewer.get(k));
            }
        }
    }

    private static void assertSameLandmark(StateMap.Landmark one, StateMap.Landmark other) {
        assertEquals(one.kind(), other.kind(), one.name());
        assertEquals(one.name(), other.name());
        assertArrayEquals(one.state(), other.state(), one.name());
    }
}
