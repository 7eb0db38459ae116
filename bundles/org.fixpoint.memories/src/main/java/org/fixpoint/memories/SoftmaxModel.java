package org.fixpoint.memories;

import org.fixpoint.api.model.Facet;

/**
 * The softmax map p = softmax(β (1 − c) p) of N equiangular unit patterns with cosine c, the standard basis if c = 0.
 *
 * @param count N, from 1 on
 * @param beta β, positive
 * @param coupling c, in [−1/(N − 1), 1)
 */
record SoftmaxModel(int count, double beta, double coupling) {
    /** The softmax map, whose fixed points are known in closed form. */
    static final Facet<SoftmaxModel> FACET = new Facet<>("softmax-model", SoftmaxModel.class, false);

    /** β (1 − c): weights of the patterns depend on nothing else. */
    double effectiveBeta() {
        return beta * (1 - coupling);
    }
}
