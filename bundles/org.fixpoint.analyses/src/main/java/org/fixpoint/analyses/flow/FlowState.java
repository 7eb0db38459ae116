package org.fixpoint.analyses.flow;

import org.fixpoint.api.Refusal;

/**
 * The representations of a batch after some layer, by their mutual products.
 *
 * <p>Carried are lengths and half squared distances ½‖h − h'‖²/width, from which the Gram matrix follows: in distances nothing
 * is lost as representations of one length come together. Of matrices only the elements i &lt; j are carried; all of them are there
 * after a layer that is looked at as a whole.
 */
final class FlowState {
    private static final int LARGEST = 46_340; // its square is the longest array

    final int count;
    /** {@code distances[i * count + j]}; 0 on the diagonal. */
    final double[] distances;
    /** The tangent kernel. */
    final double[] tangent;
    /** The Gram matrix of the last layer that is looked at as a whole. */
    final double[] nngp;
    /** ⟨h,h⟩/width. */
    double[] lengths;
    /** Means over the coordinates, which an identity skip adds up. */
    double[] means;
    /** The diagonal of the tangent kernel. */
    double[] diagonal;

    FlowState(double[] gram, int count) {
        if (count < 1 || count > LARGEST || gram.length != count * count) {
            throw new Refusal("the Gram matrix of " + count + " inputs does not fit in one array; take between 1 and "
                    + LARGEST + " inputs");
        }
        this.count = count;
        lengths = new double[count];
        means = new double[count];
        diagonal = new double[count];
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

    /** Takes what belongs to single inputs through a layer. */
    void enter(double[] nextLengths, double[] nextMeans, double[] nextDiagonal) {
        lengths = nextLengths;
        means = nextMeans;
        diagonal = nextDiagonal;
    }

    /** Puts the diagonals into the matrices. */
    void fillDiagonals() {
        for (int i = 0; i < count; i++) {
            nngp[i * count + i] = lengths[i];
            tangent[i * count + i] = diagonal[i];
        }
    }
}
