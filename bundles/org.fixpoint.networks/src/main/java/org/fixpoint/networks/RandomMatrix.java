package org.fixpoint.networks;

import org.fixpoint.api.Refusal;

/**
 * Products of a batch of states with random matrices that are named by a stream and never kept: the same stream and shape give
 * the same matrix.
 *
 * <p>States are one row an input. Not for several threads.
 */
interface RandomMatrix {
    /**
     * after = α before Mᵀ, or that added to it.
     *
     * @param before count × k
     * @param k number of columns of M
     * @param after count × d, d the rows of M
     */
    void times(String stream, double alpha, double[] before, int k, double[] after, int d, boolean add);

    /** Whether states are rounded to single precision before they are multiplied. */
    default boolean roundsToSingle() {
        return false;
    }

    /**
     * Tells which matrix {@link #times} is asked for after the next one, so that it can be begun ahead.
     *
     * @param stream its name
     * @param k its columns
     * @param d its rows
     */
    default void expect(String stream, int k, int d) {}

    /**
     * before = α after M, or that added to it: the transposed map of {@link #times}.
     *
     * @param after count × d
     * @param before count × k
     */
    void transposedTimes(String stream, double alpha, double[] after, int d, double[] before, int k, boolean add);

    /** The number of elements of so many rows, as the length of an array. */
    static int size(long rows, long columns, String what) {
        long size = rows * columns;
        if (size > Integer.MAX_VALUE - 8) {
            throw new Refusal(
                    what + " has " + size + " numbers, more than one array holds (2147483639); lower the width,"
                            + " or the number of inputs");
        }
        return (int) size;
    }
}
