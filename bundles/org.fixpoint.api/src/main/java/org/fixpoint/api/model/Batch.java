package org.fixpoint.api.model;

import java.util.List;

/**
 * Input vectors, and which of them are compared.
 *
 * @param rows count × dimension, row-major: {@code rows[i * dimension + j]} is coordinate j of input i; owned by the batch, not to
 *     be modified
 * @param pairs indices of the inputs that are compared, two by two: pair p is {@code (pairs[2p], pairs[2p+1])}; not to be modified
 * @param labels a class or name for each input, or empty
 */
public record Batch(double[] rows, int count, int dimension, int[] pairs, List<String> labels) {
    /** No inputs. */
    public static final Batch NONE = new Batch(new double[0], 0, 0, new int[0], List.of());

    public Batch {
        labels = List.copyOf(labels);
        if (rows.length != count * dimension) {
            throw new IllegalArgumentException(
                    rows.length + " numbers for " + count + " inputs of dimension " + dimension);
        }
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("odd number of pair indices: " + pairs.length);
        }
        for (int i : pairs) {
            if (i < 0 || i >= count) {
                throw new IllegalArgumentException("pair index " + i + " of " + count + " inputs");
            }
        }
        if (!labels.isEmpty() && labels.size() != count) {
            throw new IllegalArgumentException(labels.size() + " labels for " + count + " inputs");
        }
    }

    /** The number of pairs. */
    public int pairCount() {
        return pairs.length / 2;
    }

    /** Pairs (0,1), (2,3), … of consecutive inputs. */
    public static int[] consecutivePairs(int count) {
        int[] pairs = new int[count - count % 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i;
        }
        return pairs;
    }
}
