package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ProviderType;

/** Gives the facets of one model. */
@ProviderType
public interface FacetSource {
    /**
     * The facet, computed once and then kept.
     *
     * @throws IllegalArgumentException if the asker did not declare that it needs it
     * @throws org.fixpoint.api.Refusal if it cannot be computed
     */
    <F> F get(Facet<F> facet);
}
