package org.fixpoint.analyses.states;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;

/**
 * Lengths of representations and cosine similarities of the pairs of a batch, at one layer.
 *
 * @param lengths ⟨h,h⟩/width of each input; owned by the geometry
 * @param similarities ⟨h,h'⟩/(‖h‖‖h'‖) of each pair, in [-1, 1]; owned by the geometry
 */
public record PairGeometry(double[] lengths, double[] similarities) {
    /** The similarity of pair p. */
    public double similarity(int p) {
        return similarities[p];
    }

    /**
     * The geometry of states.
     *
     * @param states count × width, row-major
     * @throws Refusal if a state of a pair vanishes, so that its similarity is undefined
     */
    public static PairGeometry of(double[] states, int width, Batch batch) {
        double[] lengths = new double[batch.count()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = product(states, width, i, i) / width;
        }
        int[] pairs = batch.pairs();
        double[] similarities = new double[batch.pairCount()];
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
        return new PairGeometry(lengths, similarities);
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
