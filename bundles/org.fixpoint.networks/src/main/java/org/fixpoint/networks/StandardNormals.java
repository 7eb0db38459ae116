package org.fixpoint.networks;

import java.util.random.RandomGenerator;

/** Independent standard normal numbers in bulk. */
final class StandardNormals {
    private StandardNormals() {}

    /** Sets {@code out[0] … out[count - 1]}, in the order of the stream. */
    static void fill(RandomGenerator random, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = random.nextGaussian();
        }
    }
}
