package org.fixpoint.benchmarks;

/** A piece of work with its inputs in memory, ready to be repeated. */
interface Job {
    /** Does the work once; this is what is timed. */
    void run();

    /**
     * Numbers that tell whether the last run computed what the peer computed: for an array of results their sums with the weights of
     * {@link Inputs#probe}.
     */
    double[] check();
}
