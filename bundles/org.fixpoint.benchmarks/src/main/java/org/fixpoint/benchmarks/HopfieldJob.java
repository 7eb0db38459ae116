package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.memories.Hopfield;
import org.fixpoint.testkit.TestRun;

/** Many states under the update of a modern Hopfield network, ξ ← X softmax(β Xᵀ ξ), some times over. */
final class HopfieldJob implements Job {
    private final int iterations;
    private final int count;
    private final StateMap map;
    private final double[] starts;
    private double[] states;
    private double[] next;

    HopfieldJob(Sizes sizes) {
        iterations = sizes.get("iterations");
        count = sizes.get("states");
        map = map(sizes);
        starts = Inputs.directions(7, count, sizes.get("dimension"));
        states = new double[starts.length];
        next = new double[starts.length];
    }

    /** The update for random patterns on the sphere. */
    static StateMap map(Sizes sizes) {
        int dimension = sizes.get("dimension");
        return map(Inputs.directions(6, sizes.get("patterns"), dimension), dimension, sizes.get("beta"));
    }

    /** The update for given patterns, one a row. */
    static StateMap map(double[] patterns, int dimension, double beta) {
        return map(new Hopfield(), patterns, dimension, beta);
    }

    /** The update of another memory. */
    static StateMap map(Contribution<Architecture> memory, double[] patterns, int dimension, double beta) {
        Batch batch = new Batch(patterns, patterns.length / dimension, dimension, new int[0], List.of());
        return memory.create(Values.of(memory.descriptor(), Map.of("patterns", new Given(batch), "beta", beta)))
                .facet(Facet.STATE_MAP, Batch.NONE, TestRun.seeded(1));
    }

    @Override
    public void run() {
        System.arraycopy(starts, 0, states, 0, starts.length);
        for (int i = 0; i < iterations; i++) {
            map.applyAll(states, count, next);
            double[] spare = states;
            states = next;
            next = spare;
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(states, states.length);
    }

    private record Given(Batch batch) implements InputSource {
        @Override
        public int dimension() {
            return batch.dimension();
        }

        @Override
        public Batch draw(RandomGenerator random) {
            return batch;
        }
    }
}
