package org.fixpoint.api.model;

import java.util.Set;
import org.fixpoint.api.RunContext;
import org.osgi.annotation.versioning.ConsumerType;

/** A network architecture: the model of an experiment, looked at through its facets. */
@ConsumerType
public interface Architecture {
    /** The facets that the architecture gives by itself; derivations may add others. The same set on every call. */
    Set<Facet<?>> facets();

    /**
     * One facet.
     *
     * @param inputs what the facet is about if it is {@linkplain Facet#ofInputs() about inputs}, else {@link Batch#NONE}
     * @param run random streams and cancellation; the same run and inputs give the same bits
     * @throws IllegalArgumentException if the facet is not one of {@link #facets()}
     * @throws org.fixpoint.api.Refusal if it cannot be given for these inputs
     */
    <F> F facet(Facet<F> facet, Batch inputs, RunContext run);
}
