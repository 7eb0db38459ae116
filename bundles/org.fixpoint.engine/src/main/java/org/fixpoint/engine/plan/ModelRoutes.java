package org.fixpoint.engine.plan;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.fixpoint.api.model.Architecture;

/** The routes to the facets of every model of an experiment. */
final class ModelRoutes {
    private final IdentityHashMap<Architecture, Routes> byModel = new IdentityHashMap<>();
    private final Derivations derivations;

    ModelRoutes(Derivations derivations) {
        this.derivations = derivations;
    }

    /** Looks for the routes of a model; what its code throws comes out. */
    void find(Architecture model) {
        byModel.put(model, Routes.of(model, derivations));
    }

    Optional<Routes> of(Variants.Variant<Architecture> model) {
        return Optional.ofNullable(byModel.get(model.object()));
    }
}
