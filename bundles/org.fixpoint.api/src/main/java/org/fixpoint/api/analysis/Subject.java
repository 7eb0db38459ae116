package org.fixpoint.api.analysis;

import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.FacetSource;
import org.osgi.annotation.versioning.ProviderType;

/** What an analysis studies: the facets of one model, and the inputs of one point. */
@ProviderType
public interface Subject extends FacetSource {
    /** The inputs; every analysis of a point sees the same ones. */
    Batch inputs();

    /** How a facet was obtained, in a few words: {@code closed form}, {@code quadrature}, {@code the architecture itself}. */
    String obtained(Facet<?> facet);
}
