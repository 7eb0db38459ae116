package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.model.DualActivation;

/**
 * The expectations of an activation φ under a centred Gaussian pair, of which the infinite-width limit is made, with their
 * error.
 */
public interface GaussianPair extends DualActivation {
    /** E[φ(u)²] − E[φ(u)φ(v)] for u and v of variance q and correlation 1 − δ, δ in [0, 2]; small for small δ without cancellation. */
    double gap(double q, double delta);

    /** A stated estimate of the error of E[φ(u)φ(v)], divided by the root of E[φ(u)²] E[φ(v)²]. */
    double relativeError(double qx, double qy);

    /** How the expectations are obtained, in two words: {@code closed form}. */
    String method();
}
