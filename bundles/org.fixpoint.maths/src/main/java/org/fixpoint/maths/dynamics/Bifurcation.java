package org.fixpoint.maths.dynamics;

/**
 * A point at which the fixed points of a family change in number or stability.
 *
 * @param state x; not to be modified
 * @param parameter λ
 * @param residual max |x − f(x, λ)|; at a fold the largest residual of its extended system
 * @param error estimated error of λ: the last Newton step at a fold, else the difference of two orders of interpolation
 * @param kernel the number of eigenvalues on the unit circle that make it, complex ones counted two by two
 */
public record Bifurcation(Kind kind, double[] state, double parameter, double residual, double error, int kernel) {
    /** What happens there. */
    public enum Kind {
        /** Two points of one branch meet and vanish. */
        FOLD,
        /** Branches cross and both go on to either side of the parameter. */
        TRANSCRITICAL,
        /** A branch turns around where another passes. */
        PITCHFORK,
        /** Branches meet in another way, or those that do were not all found. */
        BRANCH_POINT,
        /** An eigenvalue passes −1: a cycle of two states branches off. */
        FLIP,
        /** A pair of complex eigenvalues passes the unit circle: an invariant circle branches off. */
        NEIMARK_SACKER
    }

    /** The same point, understood as another kind. */
    Bifurcation as(Kind other) {
        return new Bifurcation(other, state, parameter, residual, error, kernel);
    }

    /** Whether branches other than the one on which it was found may pass through it. */
    boolean joinsBranches() {
        return kind == Kind.TRANSCRITICAL || kind == Kind.PITCHFORK || kind == Kind.BRANCH_POINT;
    }
}
