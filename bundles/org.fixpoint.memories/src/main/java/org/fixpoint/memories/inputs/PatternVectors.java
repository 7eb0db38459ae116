package org.fixpoint.memories.inputs;

import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;

/** What the sources of patterns share. */
final class PatternVectors {
    /** The most numbers that one Java array holds. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private PatternVectors() {}

    /** Refuses more numbers than one array holds. */
    static void requireRoom(int count, int dimension) {
        if ((long) count * dimension > LARGEST) {
            throw new Refusal(count + " patterns of dimension " + dimension + " are more numbers than one array holds ("
                    + LARGEST + "); lower count or dimension");
        }
    }

    /** A batch whose consecutive rows are pairs. */
    static Batch batch(double[] rows, int count, int dimension, List<String> labels) {
        return new Batch(rows, count, dimension, Batch.consecutivePairs(count), labels);
    }

    /** Divides {@code x[from] …}, not all zero, by its Euclidean norm. */
    static void scaleToUnit(double[] x, int from, int dimension) {
        double sum = 0;
        for (int a = from; a < from + dimension; a++) {
            sum += x[a] * x[a];
        }
        double norm = Math.sqrt(sum);
        for (int a = from; a < from + dimension; a++) {
            x[a] /= norm;
        }
    }
}
