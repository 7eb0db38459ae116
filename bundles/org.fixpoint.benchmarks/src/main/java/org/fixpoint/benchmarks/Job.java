package org.fixpoint.benchmarks;

import java.util.Optional;

/** A piece of work with its inputs in memory, ready to be repeated. */
interface Job {
    /** Does the work, {@link #times()} times over; this is what is timed. */
    void run();

    /** How many times a run does the work that a peer does once: more than once where that is too short for the processors' clock. */
    default int times() {
        return 1;
    }

    /**
     * Numbers that tell whether the last run computed what the peer computed: for an array of results their sums with the weights of
     * {@link Inputs#probe}.
     */
    double[] check();

    /** What {@link #check} must be, computed in another way; nothing where that is what the peers' checks are. */
    default Optional<double[]> reference() {
        return Optional.empty();
    }
}
