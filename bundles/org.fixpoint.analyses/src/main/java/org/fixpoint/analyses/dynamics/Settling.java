package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.RestingOrbits;

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
        int[] moving = {to - from};
        RestingOrbits.Rest rest = new RestingOrbits.Rest(tolerance, unit, most);
        RestingOrbits orbits =
                RestingOrbits.of(map::applyAll, Arrays.copyOfRange(ends.states(), from * d, to * d), d, rest, left -> {
                    run.checkCancelled();
                    if (left < moving[0]) {
                        resting.accept(moving[0] - left);
                        moving[0] = left;
                    }
                });
        resting.accept(moving[0]);
        System.arraycopy(orbits.states(), 0, ends.states(), from * d, orbits.states().length);
        System.arraycopy(orbits.changes(), 0, ends.change(), from, to - from);
        System.arraycopy(orbits.steps(), 0, ends.steps(), from, to - from);
        for (int i = from; i < to; i++) {
            run.checkCancelled();
            boolean finite = Double.isFinite(ends.change()[i]);
            ends.period()[i] = orbits.resting()[i - from] ? 1 : finite ? period(ends.states(), i, rest) : 0;
        }
    }

    /** The number of steps after which a state returns to itself; 0 if it does not. */
    private int period(double[] states, int which, RestingOrbits.Rest rest) {
        int d = map.dimension();
        double[] start = Arrays.copyOfRange(states, which * d, (which + 1) * d);
        double[] x = start.clone();
        double[] y = new double[d];
        for (int k = 1; k <= LONGEST_CYCLE; k++) {
            map.apply(x, y);
            if (k > 1 && rest.isSmall(RestingOrbits.change(start, y, 0, d), RestingOrbits.largest(start, 0, d))) {
                return k;
            }
            double[] swap = x;
            x = y;
            y = swap;
        }
        return 0;
    }
}
