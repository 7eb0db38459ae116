package org.fixpoint.networks;

import java.util.random.RandomGenerator;
import org.fixpoint.maths.random.SeededRandom;

/** Independent standard normal numbers in bulk. */
final class StandardNormals {
    private StandardNormals() {}

    /** Sets {@code out[0] … out[count - 1]} to what so many calls of {@code nextGaussian} give. */
    static void fill(RandomGenerator random, double[] out, int count) {
        if (random instanceof SeededRandom seeded) {
            seeded.fillGaussian(out, 0, count, 1);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = random.nextGaussian();
        }
    }
}
