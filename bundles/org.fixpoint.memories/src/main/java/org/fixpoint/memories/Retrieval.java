package org.fixpoint.memories;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Compares where orbits come to rest with the patterns that they began at. */
final class Retrieval {
    private final PatternSet patterns;
    private final double[] lengths;
    private final double tolerance;

    /**
     * For the patterns of a map.
     *
     * @param tolerance over the length of a pattern
     */
    Retrieval(HopfieldMap map, double tolerance) {
        this.patterns = map.patterns();
        this.tolerance = tolerance;
        this.lengths = new double[patterns.count()];
        Arrays.setAll(lengths, i -> Math.sqrt(patterns.dot(i, i)));
    }

    /** Each pattern with noise of that length over its own. */
    double[] noisy(double noise, RandomGenerator random) {
        int n = patterns.dimension();
        double[] starts = patterns.rows().clone();
        for (int k = 0; k < starts.length; k++) {
            starts[k] += noise * lengths[k / n] / Math.sqrt(n) * random.nextGaussian();
        }
        return starts;
    }

    /** The last state of orbit i. */
    double[] state(Settled settled, int i) {
        int n = patterns.dimension();
        return Arrays.copyOfRange(settled.states(), i * n, (i + 1) * n);
    }

    /** How far the last state of orbit i is from pattern i. */
    double distance(Settled settled, int i) {
        return Settled.distance(settled.states(), i, patterns.rows(), i, patterns.dimension());
    }

    /** Whether orbit i came to rest within the tolerance of pattern i, and no nearer to another. */
    boolean isBack(Settled settled, int i) {
        double distance = distance(settled, i);
        if (!settled.resting()[i] || distance > tolerance * lengths[i]) {
            return false;
        }
        for (int j = 0; j < patterns.count(); j++) {
            if (Settled.distance(settled.states(), i, patterns.rows(), j, patterns.dimension()) < distance) {
                return false;
            }
        }
        return true;
    }
}
