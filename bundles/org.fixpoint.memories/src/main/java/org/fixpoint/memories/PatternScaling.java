package org.fixpoint.memories;

/** What is done to a pattern before it is stored. */
enum PatternScaling {
    /**
     * Division by the Euclidean norm, so that |xᵢ| = 1. A pattern whose norm is 1 up to rounding keeps its bits. What changes is the
     * network: patterns of unequal lengths attract with unequal strength as they are, and alike once scaled.
     */
    UNIT,
    /** Nothing. */
    NONE
}
