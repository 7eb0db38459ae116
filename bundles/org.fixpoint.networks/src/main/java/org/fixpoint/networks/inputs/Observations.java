package org.fixpoint.networks.inputs;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Batch;

/**
 * A data set in memory: one observation a row.
 *
 * @param rows count × dimension, row-major; not modified
 * @param labels a class or name for each observation, or empty
 * @param place what observation i is called in a message, for example {@code line 3 of flowers.csv}
 */
record Observations(double[] rows, int count, int dimension, List<String> labels, IntFunction<String> place) {
    Observations {
        labels = List.copyOf(labels);
    }

    /** Pairs of consecutive rows, out of 2 · pairs different rows drawn at random without replacement. */
    Batch drawPairs(int pairs, InputNormalisation normalisation, RandomGenerator random) {
        return chosen(DistinctIndices.draw(2 * pairs, count, random), normalisation);
    }

    /** All rows in order; consecutive ones are pairs, and the last of an odd number is in none. */
    Batch inOrder(InputNormalisation normalisation) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = i;
        }
        return chosen(all, normalisation);
    }

    private Batch chosen(int[] indices, InputNormalisation normalisation) {
        double[] batch = new double[Math.multiplyExact(indices.length, dimension)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(rows, indices[i] * dimension, batch, i * dimension, dimension);
            normalisation.apply(batch, i * dimension, dimension, place.apply(indices[i]));
        }
        List<String> names = labels.isEmpty()
                ? List.of()
                : Arrays.stream(indices).mapToObj(labels::get).toList();
        return new Batch(batch, indices.length, dimension, Batch.consecutivePairs(indices.length), names);
    }
}
