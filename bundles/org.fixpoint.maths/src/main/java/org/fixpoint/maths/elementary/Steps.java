package org.fixpoint.maths.elementary;

/** The arrays of a thread between the steps of a function over one block. */
final class Steps {
    /** So many that all of them stay in the first-level cache. */
    static final int LENGTH = 512;

    private static final ThreadLocal<double[][]> OWN = ThreadLocal.withInitial(() -> new double[8][LENGTH]);

    private Steps() {}

    /** The first is the input of a block, the others hold anything. */
    static double[][] own() {
        return OWN.get();
    }
}
