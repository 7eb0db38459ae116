package org.fixpoint.engine.plan;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.fixpoint.api.model.Architecture;

/** The routes to the facets of every model of an experiment. */
final class ModelRoutes {
    private final IdentityHashMap<Architecture, Routes> byModel = new IdentityHashMap<>();

    /** Looks for the routes of all variants; a fault for a model that cannot say what it gives. */
    ModelRoutes(Optional<Variants<Architecture>> models, Derivations derivations, Faults faults) {
        models.ifPresent(variants -> variants.all().forEach(model -> faults.guarded(
                        model.place(), model.setup().entry(), () -> Routes.of(model.object(), derivations))
                .ifPresent(routes -> byModel.put(model.object(), routes))));
    }

    Optional<Routes> of(Variants.Variant<Architecture> model) {
        return Optional.ofNullable(byModel.get(model.object()));
    }
}
