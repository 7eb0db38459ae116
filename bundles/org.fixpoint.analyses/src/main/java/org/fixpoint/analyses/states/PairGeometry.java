package org.fixpoint.analyses.states;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;

/**
 * Lengths of representations and cosine similarities of the pairs of a batch, at one layer after the other. Reuses its memory: for
 * one thread.
 */
public final class PairGeometry {
    private final Batch batch;
    private final double[] lengths;
    private final double[] similarities;

    /** Of nothing yet. */
    PairGeometry(Batch batch) {
        this.batch = batch;
        lengths = new double[batch.count()];
        similarities = new double[batch.pairCount()];
    }

    /**
     * The geometry of states.
     *
     * @param states count × width, row-major
     * @throws Refusal if a state of a pair vanishes, so that its similarity is undefined
     */
    public static PairGeometry of(double[] states, int width, Batch batch) {
        PairGeometry geometry = new PairGeometry(batch);
        geometry.measure(states, width);
        return geometry;
    }

    /** ⟨h,h⟩/width of each input; not to be modified, and another's after the next layer is measured. */
    public double[] lengths() {
        return lengths;
    }

    /** ⟨h,h'⟩/(‖h‖‖h'‖) of each pair, in [-1, 1]; not to be modified, and another's after the next layer is measured. */
    public double[] similarities() {
        return similarities;
    }

    /** The similarity of pair p. */
    public double similarity(int p) {
        return similarities[p];
    }

    /** Becomes the geometry of other states, see {@link #of}. */
    void measure(double[] states, int width) {
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = product(states, width, i, i) / width;
        }
        int[] pairs = batch.pairs();
        for (int p = 0; p < similarities.length; p++) {
            int x = pairs[2 * p];
            int y = pairs[2 * p + 1];
            double root = Math.sqrt(lengths[x]) * Math.sqrt(lengths[y]);
            if (!(root > 0) || Double.isInfinite(root)) {
                int fault = lengths[x] > 0 && lengths[x] < Double.POSITIVE_INFINITY ? y : x;
                throw new Refusal("the representation of input " + fault + " has the mean squared length "
                        + lengths[fault] + ", so its similarity to others is undefined; leave that input out, add a"
                        + " normalisation, or change the variances");
            }
            double cosine = product(states, width, x, y) / width / root;
            similarities[p] = Math.max(-1, Math.min(1, cosine)); // rounding may carry parallel states an ulp beyond
        }
    }

    /** Refuses a batch that compares no inputs. */
    public static void requirePairs(Batch batch) {
        if (batch.pairCount() == 0) {
            throw new Refusal("the inputs name no pairs to compare; give the input source a number of pairs above 0");
        }
    }

    private static double product(double[] states, int width, int x, int y) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < width; i += 2) {
            even += states[x * width + i] * states[y * width + i];
            odd += states[x * width + i + 1] * states[y * width + i + 1];
        }
        if (i < width) {
            even += states[x * width + i] * states[y * width + i];
        }
        return even + odd;
    }
}
