package org.fixpoint.analyses.flow;

import org.fixpoint.api.Refusal;

/**
 * The representations of a batch after some layer, by their mutual products.
 *
 * <p>Carried are lengths and half squared distances ½‖h − h'‖²/width, from which the Gram matrix follows: in distances nothing
 * is lost as representations of one length come together.
 */
final class FlowState {
    private static final int LARGEST = 46_340; // its square is the longest array

    final int count;
    /** ⟨h,h⟩/width. */
    final double[] lengths;
    /** Means over the coordinates, which an identity skip adds up. */
    final double[] means;
    /** {@code distances[i * count + j]}, i &lt; j; below the diagonal only where a batch is centred. */
    final double[] distances;
    /** The Gram matrix. */
    final double[] nngp;
    /** The tangent kernel. */
    final double[] tangent;

    FlowState(double[] gram, int count) {
        if (count < 1 || count > LARGEST || gram.length != count * count) {
            throw new Refusal("the Gram matrix of " + count + " inputs does not fit in one array; take between 1 and "
                    + LARGEST + " inputs");
        }
        this.count = count;
        lengths = new double[count];
        means = new double[count];
        distances = new double[count * count];
        nngp = gram.clone();
        tangent = new double[count * count];
        for (int i = 0; i < count; i++) {
            lengths[i] = gram[i * count + i];
            if (!(lengths[i] > 0) || Double.isInfinite(lengths[i])) {
                throw new Refusal("input " + i + " has the mean squared length " + lengths[i]
                        + "; its correlation with others is undefined, so leave it out or shift the inputs");
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                distances[i * count + j] = i == j ? 0 : 0.5 * (lengths[i] + lengths[j]) - gram[i * count + j];
            }
        }
    }
}
