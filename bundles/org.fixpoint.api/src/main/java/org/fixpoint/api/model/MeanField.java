package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/** The infinite-width limit of a network: lengths and correlation of a pair of representations, layer by layer. */
@ConsumerType
public interface MeanField {
    /** The number of layers. */
    int depth();

    /**
     * The path of one pair.
     *
     * @param lengthX ⟨x,x⟩/d of the first input, positive
     * @param lengthY ⟨y,y⟩/d of the second, positive
     * @param correlation ⟨x,y⟩ / √(⟨x,x⟩⟨y,y⟩), in [-1, 1]
     */
    Path path(double lengthX, double lengthY, double correlation);

    /** A bound, or a stated estimate of one, on the absolute error that one layer adds to a correlation. */
    double error();

    /**
     * What one pair goes through; index l is the state after layer l, index 0 the input, so each array has depth + 1 elements.
     *
     * @param lengthsX ⟨h,h⟩/width of the first
     * @param lengthsY ⟨h,h⟩/width of the second
     * @param correlations their cosine similarity
     */
    record Path(double[] lengthsX, double[] lengthsY, double[] correlations) {}
}
