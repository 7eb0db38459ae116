package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;

/**
 * Where many states are taken by iterating a map.
 *
 * <p>States are iterated in batches of fixed size, and leave their batch once a step moves no coordinate by more than the tolerance.
 * Batches run in parallel; what becomes of a state does not depend on the others, nor on the number of threads.
 *
 * @param tolerance of the largest change of a coordinate, relative to the region or the largest coordinate, whichever is larger
 * @param most steps at most
 */
record Settling(StateMap map, double tolerance, int most) {
    private static final int BATCH = 256;
    private static final int LONGEST_CYCLE = 32;

    /**
     * The ends of all orbits.
     *
     * @param states the last states, count × d
     * @param steps how many steps each took
     * @param change the largest change of a coordinate in the last step
     * @param period 1 for a state that came to rest, k for a cycle of k states, 0 for neither within the steps allowed
     */
    record Ends(double[] states, int[] steps, double[] change, int[] period) {}

    /** Iterates count × d states; the array is not modified. */
    Ends of(double[] starts, RunContext run) {
        int d = map.dimension();
        double unit = Frame.unit(map.region());
        AtomicInteger done = new AtomicInteger();
        int count = starts.length / d;
        Ends ends = new Ends(starts.clone(), new int[count], new double[count], new int[count]);
        int batches = (count + BATCH - 1) / BATCH;
        IntStream.range(0, batches).parallel().forEach(batch -> {
            int from = batch * BATCH;
            settle(ends, from, Math.min(count, from + BATCH), unit, run, resting -> {
                run.progress("orbits", (double) done.addAndGet(resting) / count);
            });
        });
        return ends;
    }

    private void settle(Ends ends, int from, int to, double unit, RunContext run, IntConsumer resting) {
        int d = map.dimension();
        int[] active = IntStream.range(from, to).toArray();
        double[] states = Arrays.copyOfRange(ends.states(), from * d, to * d);
        double[] images = new double[states.length];
        for (int step = 1; step <= most && active.length > 0; step++) {
            run.checkCancelled();
            map.applyAll(states, active.length, images);
            int left = 0;
            for (int i = 0; i < active.length; i++) {
                double change = change(states, images, i, d);
                int which = active[i];
                ends.steps()[which] = step;
                ends.change()[which] = change;
                System.arraycopy(images, i * d, ends.states(), which * d, d);
                if (change <= tolerance * Math.max(unit, largest(images, i, d))) {
                    ends.period()[which] = 1;
                } else if (Double.isFinite(change)) {
                    System.arraycopy(images, i * d, states, left * d, d);
                    active[left] = which;
                    left++;
                }
            }
            if (left < active.length) {
                resting.accept(active.length - left);
            }
            active = Arrays.copyOf(active, left);
        }
        for (int which : active) {
            run.checkCancelled();
            ends.period()[which] = period(ends.states(), which, unit);
        }
    }

    /** The number of steps after which a state returns to itself; 0 if it does not. */
    private int period(double[] states, int which, double unit) {
        int d = map.dimension();
        double[] start = Arrays.copyOfRange(states, which * d, (which + 1) * d);
        double[] x = start.clone();
        double[] y = new double[d];
        for (int k = 1; k <= LONGEST_CYCLE; k++) {
            map.apply(x, y);
            if (k > 1 && change(start, y, 0, d) <= tolerance * Math.max(unit, largest(start, 0, d))) {
                return k;
            }
            double[] swap = x;
            x = y;
            y = swap;
        }
        return 0;
    }

    private static double change(double[] a, double[] b, int i, int d) {
        double most = 0;
        for (int k = i * d; k < (i + 1) * d; k++) {
            double difference = Math.abs(a[k] - b[k]);
            if (!(difference <= most)) {
                most = difference; // NaN stays
            }
        }
        return most;
    }

    private static double largest(double[] a, int i, int d) {
        double most = 0;
        for (int k = i * d; k < (i + 1) * d; k++) {
            most = Math.max(most, Math.abs(a[k]));
        }
        return most;
    }
}
