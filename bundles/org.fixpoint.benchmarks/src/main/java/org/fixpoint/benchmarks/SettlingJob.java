package org.fixpoint.benchmarks;

import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.RestingOrbits;

/** States of a modern Hopfield network iterated until each is at rest. */
final class SettlingJob implements Job {
    private static final double TOLERANCE = 1e-10;
    private static final int MOST_STEPS = 10_000;

    private final StateMap map;
    private final double[] starts;
    private double[] ends = new double[0];

    SettlingJob(Sizes sizes) {
        map = HopfieldJob.map(sizes);
        starts = Inputs.directions(7, sizes.get("states"), sizes.get("dimension"));
    }

    @Override
    public void run() {
        ends = RestingOrbits.of(
                        map::applyAll,
                        starts,
                        map.dimension(),
                        new RestingOrbits.Rest(TOLERANCE, 1, MOST_STEPS),
                        left -> {})
                .states();
    }

    @Override
    public double[] check() {
        return Inputs.probe(ends, ends.length);
    }
}
