package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;

/**
 * Newton's method from so many random starts, for the map of a Hopfield network of random patterns on the sphere, without its bounds.
 *
 * <p>What is checked is the number of starts.
 */
final class NewtonStartsJob implements Job {
    private final SmoothMap map;
    private final SearchBox box;
    private final int starts;
    private int made;

    NewtonStartsJob(Sizes sizes) {
        StateMap states = HopfieldJob.map(sizes);
        starts = sizes.get("starts");
        map = new SmoothMap() {
            @Override
            public int dimension() {
                return states.dimension();
            }

            @Override
            public void apply(double[] x, double[] out) {
                states.apply(x, out);
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                states.jacobian(x, out);
            }
        };
        StateMap.Region region = states.region();
        box = new SearchBox(region.low(), region.high(), false); // or it would go on until the degrees add up
    }

    @Override
    public void run() {
        NewtonSearch.Settings settings = new NewtonSearch.Settings(starts, starts, 0.3);
        FixedPointSet found = NewtonSearch.of(
                map,
                Optional.empty(),
                box,
                List.of(),
                List.of(),
                settings,
                Streams.RUN.random("starts"),
                progress -> {});
        made = found.starts();
    }

    @Override
    public double[] check() {
        return new double[] {made};
    }
}
