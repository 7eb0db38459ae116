package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Where orbits of a map come to rest, iterated many at once.
 *
 * <p>An orbit rests once a step changes no coordinate by more than a tolerance, and is then left out of the batch. What becomes of one does
 * not depend on the others.
 *
 * @param states count × d, row-major: the last state of each orbit
 * @param changes the largest change of a coordinate in the last step; NaN or infinite if the orbit left the finite numbers
 * @param steps how many steps each took
 * @param resting whether it rests
 */
public record RestingOrbits(double[] states, double[] changes, int[] steps, boolean[] resting) {
    /** A map of many states. */
    @FunctionalInterface
    public interface BatchMap {
        /**
         * Takes every state one step on.
         *
         * @param states at least count × d, row-major, not modified
         * @param out another array of at least count × d
         */
        void applyAll(double[] states, int count, double[] out);
    }

    /**
     * When an orbit rests.
     *
     * @param tolerance of the largest change of a coordinate, relative to the unit or the largest coordinate, whichever is larger
     * @param unit the size of states
     * @param most steps at most
     */
    public record Rest(double tolerance, double unit, int most) {
        /** Whether a change is small beside a state of such a largest coordinate; an infinite one is not. */
        public boolean isSmall(double change, double largest) {
            return Double.isFinite(change) && change <= tolerance * Math.max(unit, largest);
        }
    }

    /**
     * Iterates until all rest or the steps are used up.
     *
     * @param starts count × d; not modified
     * @param d coordinates of a state, from 1 on
     * @param progress told before each step how many orbits still move; may throw to stop
     */
    public static RestingOrbits of(BatchMap map, double[] starts, int d, Rest rest, IntConsumer progress) {
        int count = starts.length / d;
        RestingOrbits orbits = new RestingOrbits(starts.clone(), new double[count], new int[count], new boolean[count]);
        orbits.run(map, d, rest, progress);
        return orbits;
    }

    private void run(BatchMap map, int d, Rest rest, IntConsumer progress) {
        int[] moving = new int[steps.length];
        Arrays.setAll(moving, i -> i);
        double[] before = states.clone();
        double[] after = new double[states.length];
        int left = moving.length;
        for (int step = 1; step <= rest.most() && left > 0; step++) {
            progress.accept(left);
            map.applyAll(before, left, after);
            int kept = 0;
            for (int k = 0; k < left; k++) {
                int i = moving[k];
                double change = change(before, after, k, d);
                steps[i] = step;
                changes[i] = change;
                System.arraycopy(after, k * d, states, i * d, d);
                if (rest.isSmall(change, largest(after, k, d))) {
                    resting[i] = true;
                } else if (Double.isFinite(change)) {
                    System.arraycopy(after, k * d, before, kept * d, d);
                    moving[kept] = i;
                    kept++;
                }
            }
            left = kept;
        }
    }

    /** The largest difference of a coordinate between row i of two arrays; NaN if one is. */
    public static double change(double[] a, double[] b, int i, int d) {
        double m0 = 0, m1 = 0, m2 = 0, m3 = 0; // four chains: a maximum that keeps NaN takes some time to be known
        int k = i * d;
        int end = k + d;
        for (; k + 4 <= end; k += 4) {
            m0 = Math.max(m0, Math.abs(a[k] - b[k]));
            m1 = Math.max(m1, Math.abs(a[k + 1] - b[k + 1]));
            m2 = Math.max(m2, Math.abs(a[k + 2] - b[k + 2]));
            m3 = Math.max(m3, Math.abs(a[k + 3] - b[k + 3]));
        }
        for (; k < end; k++) {
            m0 = Math.max(m0, Math.abs(a[k] - b[k]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    /** The largest modulus of a coordinate of row i; NaN if one is. */
    public static double largest(double[] a, int i, int d) {
        double m0 = 0, m1 = 0, m2 = 0, m3 = 0;
        int k = i * d;
        int end = k + d;
        for (; k + 4 <= end; k += 4) {
            m0 = Math.max(m0, Math.abs(a[k]));
            m1 = Math.max(m1, Math.abs(a[k + 1]));
            m2 = Math.max(m2, Math.abs(a[k + 2]));
            m3 = Math.max(m3, Math.abs(a[k + 3]));
        }
        for (; k < end; k++) {
            m0 = Math.max(m0, Math.abs(a[k]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }
}
