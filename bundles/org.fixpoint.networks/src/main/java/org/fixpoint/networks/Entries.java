package org.fixpoint.networks;

import java.util.random.RandomGenerator;

/** Draws independent entries of mean 0 and variance 1 in bulk, in the order of a row-major matrix. */
@FunctionalInterface
interface Entries {
    /** Sets {@code out[0] … out[count - 1]}. */
    void fill(RandomGenerator random, double[] out, int count);

    /** Uniform in [−√3, √3]. */
    static Entries uniform() {
        double bound = Math.sqrt(3);
        return (random, out, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = bound * (2 * random.nextDouble() - 1);
            }
        };
    }

    /**
     * Normal with variance 1/p with probability p, else 0.
     *
     * @param p in (0, 1]
     */
    static Entries sparse(double p) {
        double deviation = 1 / Math.sqrt(p);
        return (random, out, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = random.nextDouble() < p ? deviation * random.nextGaussian() : 0;
            }
        };
    }
}
