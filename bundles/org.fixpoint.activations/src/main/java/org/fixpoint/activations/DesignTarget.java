package org.fixpoint.activations;

/** What a designed activation is to meet. */
enum DesignTarget {
    /** The attracting fixed point ρ*, in [0, 1]. */
    RHO_STAR,
    /** κ'(1). */
    SLOPE_AT_ONE,
    /** κ'(ρ*) at an interior fixed point, or at ρ* = 0. */
    LOCAL_RATE,
    /** ρ* = 0: no mean. */
    ORTHOGONAL,
    /** ρ* = 1, approached exponentially: κ'(1) half way between its smallest possible value and 1. */
    ALIGNED_EXPONENTIAL,
    /** ρ* = 1, approached like a power of the depth: κ'(1) = 1. */
    ALIGNED_POLYNOMIAL,
    /** ρ* = 1/2. */
    INTERIOR
}
