package org.fixpoint.networks.inputs;

import org.fixpoint.api.Refusal;

/** The largest batch that one Java array holds. */
final class BatchSize {
    private BatchSize() {}

    /** Refuses a batch of more than 2³¹ − 9 numbers. */
    static void check(long count, int dimension, String remedy) {
        if (count * dimension > Integer.MAX_VALUE - 8) {
            throw new Refusal(count + " inputs of dimension " + dimension
                    + " are more numbers than one array holds (2147483639); " + remedy);
        }
    }
}
