package org.fixpoint.memories;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.testkit.TestRun;

/** Patterns for tests. */
final class Given {
    private Given() {}

    /** A source that always gives these rows. */
    static InputSource source(int dimension, double... rows) {
        return source(List.of(), dimension, rows);
    }

    static InputSource source(List<String> labels, int dimension, double... rows) {
        Batch batch = new Batch(rows, rows.length / dimension, dimension, new int[0], labels);
        return new InputSource() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public Batch draw(RandomGenerator random) {
                return batch;
            }
        };
    }

    static PatternSet patterns(int dimension, double... rows) {
        return new PatternSet(rows, rows.length / dimension, dimension, List.of());
    }

    /** Uniform unit vectors. */
    static PatternSet sphere(int count, int dimension, long seed) {
        RandomGenerator random = TestRun.seeded(seed).random("sphere");
        double[] rows = new double[count * dimension];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int a = 0; a < dimension; a++) {
                rows[i * dimension + a] = random.nextGaussian();
                sum += rows[i * dimension + a] * rows[i * dimension + a];
            }
            for (int a = 0; a < dimension; a++) {
                rows[i * dimension + a] /= Math.sqrt(sum);
            }
        }
        return new PatternSet(rows, count, dimension, List.of());
    }

    static double[] state(int dimension, RandomGenerator random) {
        double[] x = new double[dimension];
        for (int a = 0; a < dimension; a++) {
            x[a] = random.nextGaussian() / Math.sqrt(dimension);
        }
        return x;
    }
}
