package org.fixpoint.memories;

import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.RestingOrbits;

/**
 * Where many orbits of a map come to rest.
 *
 * @param states count × d, row-major: the last state of each orbit
 * @param moves the largest change of a coordinate in its last step
 * @param steps how many steps each took
 * @param resting whether it rests; one that does not has used up its steps or left the finite numbers
 */
record Settled(double[] states, double[] moves, int[] steps, boolean[] resting) {
    /**
     * Iterates all at once, leaving out those that rest.
     *
     * @param starts states, row-major; not modified
     * @param rest when an orbit rests
     */
    static Settled of(StateMap map, double[] starts, RestingOrbits.Rest rest, RunContext run) {
        int count = starts.length / map.dimension();
        RestingOrbits orbits = RestingOrbits.of(map::applyAll, starts, map.dimension(), rest, left -> {
            run.checkCancelled();
            run.progress(left + " of " + count + " orbits move", 1 - (double) left / count);
        });
        return new Settled(orbits.states(), orbits.changes(), orbits.steps(), orbits.resting());
    }

    /** How many still move. */
    int moving() {
        int moving = 0;
        for (boolean rests : resting) {
            moving += rests ? 0 : 1;
        }
        return moving;
    }

    /** The Euclidean distance of row i of one array from row j of another. */
    static double distance(double[] x, int i, double[] y, int j, int d) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            double difference = x[i * d + a] - y[j * d + a];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
