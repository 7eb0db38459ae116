package org.fixpoint.maths.dynamics;

/** What the eigenvalues of the Jacobian say of a fixed point. */
public enum StabilityClass {
    /** The spectral radius is below 1: asymptotically stable. */
    STABLE,
    /** The spectral radius is above 1. */
    UNSTABLE,
    /** The spectral radius is not told apart from 1. */
    UNDECIDED
}
