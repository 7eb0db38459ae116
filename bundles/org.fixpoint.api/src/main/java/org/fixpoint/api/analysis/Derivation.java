package org.fixpoint.api.analysis;

import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.FacetSource;
import org.osgi.annotation.versioning.ConsumerType;

/** Obtains one facet of a model from others. Of several, the one of best {@link Accuracy} that does not decline is used. */
@ConsumerType
public interface Derivation<F> {
    /** The facet that is obtained. */
    Facet<F> yields();

    /** The facets from which it is obtained; a derivation only asks for these. */
    Set<Facet<?>> needs();

    /** How. */
    Accuracy accuracy();

    /**
     * Why this derivation cannot serve for this model, as a sentence with the remedy; empty if it can. Cheap: it is asked before
     * anything runs.
     */
    Optional<String> declines(FacetSource model);

    /**
     * Obtains the facet.
     *
     * @throws org.fixpoint.api.Refusal if it turns out that it cannot be computed
     */
    F derive(FacetSource model, RunContext run);
}
