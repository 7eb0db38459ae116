package org.fixpoint.engine.catalogue;

import org.fixpoint.api.Contribution;

/** A contribution that makes what another one makes. */
public interface Passing {
    /** The other one. */
    Contribution<?> of();
}
