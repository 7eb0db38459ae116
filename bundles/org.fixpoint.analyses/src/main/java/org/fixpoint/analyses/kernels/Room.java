package org.fixpoint.analyses.kernels;

import org.fixpoint.api.Refusal;

/** Arrays that parameters ask for, refused where they are too large before they are made. */
public final class Room {
    private static final long LARGEST = 1L << 27; // 1 GB

    private Room() {}

    /**
     * An array of a product of counts.
     *
     * @param remedy which parameters to lower
     * @throws Refusal if it is longer than 2^27 numbers
     */
    public static double[] of(String remedy, long... counts) {
        long product = 1;
        for (long count : counts) {
            product = product > LARGEST ? product : product * Math.min(count, LARGEST + 1);
        }
        if (product > LARGEST) {
            throw new Refusal("the result has more than " + LARGEST + " numbers; " + remedy);
        }
        return new double[(int) product];
    }
}
