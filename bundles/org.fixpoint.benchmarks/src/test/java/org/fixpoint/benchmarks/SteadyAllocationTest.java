package org.fixpoint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What jobs allocate a step, on all threads, with the random streams of real runs. */
class SteadyAllocationTest {
    private static final int WIDTH = 1024;
    private static final int INPUTS = 256;

    /**
     * The bytes of a step, once they are at most so many; until the JVM has compiled the loops of vectors it puts their vectors on the heap,
     * and when it does so is its own affair.
     */
    private static double settled(double bar, int steps, IntFunction<Job> jobs) {
        SteadyAllocation allocation = new SteadyAllocation("job", "step", steps, jobs);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 60 && least > bar; i++) {
            least = Math.min(least, allocation.bytes(0.2));
        }
        return least;
    }

    private static Sizes sizes(int depth) {
        return Sizes.of("depth", depth, "width", WIDTH, "batch", INPUTS);
    }

    @Test
    void aLayerOfTheAnalysisAllocatesHalfAKilobyteAtMost() {
        double bytes = settled(512, 8, depth -> new LayerSimilarityJob(sizes(depth)));
        assertTrue(bytes <= 512, bytes + " bytes a layer");
    }

    @Test
    void aLayerWithItsGramMatrixAllocatesHalfAKilobyteAtMost() {
        double bytes = settled(512, 8, depth -> new SampledNetworkJob(sizes(depth)));
        assertTrue(bytes <= 512, bytes + " bytes a layer");
    }

    @Test
    void aLayerOfATangentKernelAllocatesItsRecordAlone() { // the states before it, and the slopes
        double record = 2.0 * INPUTS * WIDTH * Double.BYTES;
        double bytes = settled(1.01 * record, 4, depth -> new TangentKernelJob(sizes(depth)));
        assertTrue(bytes <= 1.01 * record, bytes + " bytes a layer");
        assertTrue(bytes >= record, bytes + " bytes a layer, less than its record of " + record);
    }

    @Test
    void whatAStepAllocatesIsFound() {
        double[][] kept = new double[1][];
        double bytes = settled(8100, 1000, steps -> new Job() {
            @Override
            public void run() {
                for (int i = 0; i < steps; i++) {
                    kept[0] = new double[1000];
                }
            }

            @Override
            public double[] check() {
                return kept[0];
            }
        });
        assertEquals(8016, bytes, 84); // what an array has beside its numbers, and what other threads do meanwhile
    }
}
