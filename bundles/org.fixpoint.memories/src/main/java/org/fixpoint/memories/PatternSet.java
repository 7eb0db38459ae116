package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The patterns x₁, …, x_N ∈ ℝⁿ that a memory stores.
 *
 * @param rows count × dimension, row-major: {@code rows[i * dimension + a]} is coordinate a of pattern i; not to be modified
 * @param count N, from 1 on
 * @param dimension n
 * @param labels a name for each pattern, or empty
 */
public record PatternSet(double[] rows, int count, int dimension, List<String> labels) {
    public PatternSet {
        labels = List.copyOf(labels);
        if (count < 1 || dimension < 1 || rows.length != count * dimension) {
            throw new IllegalArgumentException(
                    rows.length + " numbers for " + count + " patterns of dimension " + dimension);
        }
    }

    /** ⟨x_i, x_j⟩. */
    public double dot(int i, int j) {
        double sum = 0;
        for (int a = 0; a < dimension; a++) {
            sum += rows[i * dimension + a] * rows[j * dimension + a];
        }
        return sum;
    }

    /** |x_i| of every pattern. */
    public double[] lengths() {
        return IntStream.range(0, count).mapToDouble(i -> Math.sqrt(dot(i, i))).toArray();
    }

    /** M, the largest |x_i|. */
    public double longest() {
        return Arrays.stream(lengths()).max().orElseThrow();
    }

    /** |x_i − x_j|². */
    public double distance2(int i, int j) {
        double sum = 0;
        for (int a = 0; a < dimension; a++) {
            double d = rows[i * dimension + a] - rows[j * dimension + a];
            sum += d * d;
        }
        return sum;
    }
}
