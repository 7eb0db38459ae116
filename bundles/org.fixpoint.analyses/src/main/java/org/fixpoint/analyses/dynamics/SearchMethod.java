package org.fixpoint.analyses.dynamics;

/** How fixed points are sought. */
public enum SearchMethod {
    /** Certified where the map has proven bounds and few coordinates, else Newton's method. */
    AUTO,
    /** Branch and prune with proofs. */
    CERTIFIED,
    /** Newton's method from many starts. */
    NEWTON
}
