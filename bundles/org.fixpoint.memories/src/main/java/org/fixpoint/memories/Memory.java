package org.fixpoint.memories;

import org.fixpoint.api.model.Facet;

/**
 * A modern continuous Hopfield network f(ξ) = X softmax(β Xᵀ ξ). Ramsauer et al. (2020), arXiv:2008.02217.
 *
 * @param patterns the columns of X
 * @param beta β, the inverse temperature, positive
 */
public record Memory(PatternSet patterns, double beta) {
    /** The patterns and the inverse temperature of a modern Hopfield network. */
    public static final Facet<Memory> FACET = new Facet<>("memory", Memory.class, false);
}
