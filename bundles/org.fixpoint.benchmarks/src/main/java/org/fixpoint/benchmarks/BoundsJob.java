package org.fixpoint.benchmarks;

import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;

/**
 * Proven bounds of the map of a memory and of its Jacobian over so many small boxes, as Krawczyk's operator asks for them.
 *
 * <p>What is checked are the last bounds of the first coordinate.
 */
final class BoundsJob implements Job {
    private static final double HALF_WIDTH = 1e-3;

    private final StateEnclosure enclosure;
    private final int dimension;
    private final int boxes;
    private final double[] middles;
    private final double[] low;
    private final double[] high;
    private final double[] least;
    private final double[] most;

    BoundsJob(StateMap map, int boxes) {
        dimension = map.dimension();
        this.boxes = boxes;
        enclosure = map.enclosure().orElseThrow();
        middles = Inputs.directions(7, boxes, dimension);
        low = new double[dimension];
        high = new double[dimension];
        least = new double[dimension * dimension];
        most = new double[dimension * dimension];
    }

    @Override
    public void run() {
        for (int box = 0; box < boxes; box++) {
            for (int a = 0; a < dimension; a++) {
                low[a] = middles[box * dimension + a] - HALF_WIDTH;
                high[a] = middles[box * dimension + a] + HALF_WIDTH;
            }
            enclosure.jacobian(low, high, least, most);
            enclosure.value(low, high, least, most);
        }
    }

    @Override
    public double[] check() {
        return new double[] {least[0], most[0]};
    }
}
