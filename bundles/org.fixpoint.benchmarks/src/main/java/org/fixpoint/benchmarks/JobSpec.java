package org.fixpoint.benchmarks;

import java.util.function.Function;

/**
 * A job as it is announced.
 *
 * @param id what it is called on the command line
 * @param what what is done, in a few words
 * @param asked what the peers are asked to do: mostly the same
 * @param tolerance how far the checks of the peers, or those in another way, may be off, relative to the larger one or to 1
 * @param maker makes its inputs
 */
record JobSpec(String id, String what, String asked, Sizes sizes, double tolerance, Function<Sizes, Job> maker) {
    /** A job that peers have by the same name. */
    JobSpec(String id, String what, Sizes sizes, double tolerance, Function<Sizes, Job> maker) {
        this(id, what, id, sizes, tolerance, maker);
    }

    /** Ready to be run. */
    Job make() {
        return maker.apply(sizes);
    }
}
