package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;

/**
 * Where many orbits of a map come to rest.
 *
 * @param states count × d, row-major: the last state of each orbit
 * @param moves how far each moved in its last step, in the Euclidean norm
 * @param steps how many steps each took
 */
record Settled(double[] states, double[] moves, int[] steps) {
    /**
     * Iterates all at once, leaving out those that rest.
     *
     * @param starts count × d; not modified
     * @param rest an orbit rests once a step moves it by no more than this
     */
    static Settled of(StateMap map, double[] starts, int count, double rest, int mostSteps, RunContext run) {
        int d = map.dimension();
        double[] states = starts.clone();
        double[] moves = new double[count];
        int[] steps = new int[count];
        int[] moving = new int[count];
        Arrays.setAll(moving, i -> i);
        double[] before = starts.clone();
        double[] after = new double[starts.length];
        int left = count;
        for (int step = 1; step <= mostSteps && left > 0; step++) {
            run.checkCancelled();
            run.progress("step " + step + ", " + left + " of " + count + " orbits move", 1 - (double) left / count);
            map.applyAll(before, left, after);
            int kept = 0;
            for (int k = 0; k < left; k++) {
                int i = moving[k];
                moves[i] = distance(before, k, after, k, d);
                steps[i] = step;
                System.arraycopy(after, k * d, states, i * d, d);
                if (moves[i] > rest) {
                    moving[kept] = i;
                    System.arraycopy(after, k * d, before, kept * d, d);
                    kept++;
                }
            }
            left = kept;
        }
        return new Settled(states, moves, steps);
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
