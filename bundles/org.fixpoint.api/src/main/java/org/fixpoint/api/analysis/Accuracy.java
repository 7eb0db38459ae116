package org.fixpoint.api.analysis;

/** How a derivation obtains its facet; the better kind is tried first. */
public enum Accuracy {
    /** In closed form, to rounding. */
    EXACT,
    /** By quadrature with a stated error. */
    QUADRATURE,
    /** By sampling, with a standard error. */
    SAMPLED
}
