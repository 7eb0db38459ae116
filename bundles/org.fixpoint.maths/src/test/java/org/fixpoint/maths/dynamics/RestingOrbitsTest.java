package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestingOrbitsTest {
    /** x ← x/2 in each coordinate. */
    private static void halve(double[] states, int count, double[] out) {
        for (int i = 0; i < 2 * count; i++) {
            out[i] = states[i] / 2;
        }
    }

    @Test
    void eachOrbitRestsWhenItsOwnStepIsSmall() { // from (2ᵏ, 0) step n changes 2ᵏ⁻ⁿ
        List<Integer> left = new ArrayList<>();
        double[] starts = {1, 0, 16, 0, 4, 0};
        RestingOrbits orbits =
                RestingOrbits.of(RestingOrbitsTest::halve, starts, 2, new RestingOrbits.Rest(0.25, 1, 100), left::add);
        assertArrayEquals(new int[] {2, 6, 4}, orbits.steps());
        assertArrayEquals(new double[] {0.25, 0.25, 0.25}, orbits.changes());
        assertArrayEquals(new double[] {0.25, 0, 0.25, 0, 0.25, 0}, orbits.states());
        assertArrayEquals(new boolean[] {true, true, true}, orbits.resting());
        assertEquals(List.of(3, 3, 2, 2, 1, 1), left);
        assertEquals(16, starts[2]);
    }

    @Test
    void largeStatesRestAtLargeSteps() { // relative to the largest coordinate: 16/2 is 8 from 16, of 8
        RestingOrbits orbits = RestingOrbits.of(
                RestingOrbitsTest::halve, new double[] {16, 0}, 2, new RestingOrbits.Rest(1, 1, 100), left -> {});
        assertEquals(1, orbits.steps()[0]);
    }

    @Test
    void orbitsThatLeaveTheNumbersDoNotRest() {
        RestingOrbits orbits = RestingOrbits.of(
                (states, count, out) -> out[0] = states[0] * states[0],
                new double[] {1e200},
                1,
                new RestingOrbits.Rest(1e-9, 1, 100),
                left -> {});
        assertEquals(1, orbits.steps()[0]);
        assertEquals(Double.POSITIVE_INFINITY, orbits.changes()[0]);
        assertFalse(orbits.resting()[0]);
    }

    @Test
    void stepsUsedUpAreNoRest() {
        RestingOrbits orbits = RestingOrbits.of(
                RestingOrbitsTest::halve, new double[] {16, 0}, 2, new RestingOrbits.Rest(1e-9, 1, 3), left -> {});
        assertEquals(3, orbits.steps()[0]);
        assertFalse(orbits.resting()[0]);
        assertTrue(Double.isNaN(RestingOrbits.change(new double[] {Double.NaN}, new double[] {0}, 0, 1)));
    }

    @Test
    void anOrbitThatLosesOneCoordinateDoesNotRest() { // the first is not a number; the others do not move
        RestingOrbits orbits = RestingOrbits.of(
                (states, count, out) -> {
                    System.arraycopy(states, 0, out, 0, 6);
                    out[0] = Double.NaN;
                },
                new double[6],
                6,
                new RestingOrbits.Rest(1e-9, 1, 100),
                left -> {});
        assertFalse(orbits.resting()[0]);
        assertEquals(1, orbits.steps()[0]);
        assertTrue(Double.isNaN(orbits.changes()[0]));
    }

    @Test
    void changesAndSizesAreOverAllCoordinatesOfTheRow() {
        for (int d = 1; d < 12; d++) {
            for (int at = 0; at < d; at++) {
                double[] a = new double[3 * d];
                double[] b = new double[3 * d];
                a[0] = 9; // of another row, as is the last
                b[3 * d - 1] = 9;
                a[d + at] = -3;
                b[d + at] = 1;
                assertEquals(4, RestingOrbits.change(a, b, 1, d));
                assertEquals(3, RestingOrbits.largest(a, 1, d));
                b[d + at] = Double.NaN;
                assertTrue(Double.isNaN(RestingOrbits.change(a, b, 1, d)));
                assertTrue(Double.isNaN(RestingOrbits.largest(b, 1, d)));
            }
        }
    }
}
