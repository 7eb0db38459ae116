package org.fixpoint.engine.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;

/**
 * The facets of one made model for one batch of inputs, each computed once along its route and then kept. May be asked from several
 * threads.
 */
public final class FacetResolver {
    private final Architecture model;
    private final Routes routes;
    private final Batch inputs;
    private final RunContext run;
    private final boolean ahead;
    private final Map<Facet<?>, Cell> cells = new ConcurrentHashMap<>();

    private FacetResolver(Architecture model, Routes routes, Batch inputs, RunContext run, boolean ahead) {
        this.model = model;
        this.routes = routes;
        this.inputs = inputs;
        this.run = run;
        this.ahead = ahead;
    }

    /**
     * The facets of a point that runs.
     *
     * @param inputs those of the point, {@link Batch#NONE} if no analysis needs any
     */
    public FacetResolver(Architecture model, Derivations derivations, Batch inputs, RunContext run) {
        this(model, Routes.of(model, derivations), inputs, run, false);
    }

    /** The facets that are known before inputs are drawn and without randomness. */
    static FacetResolver ahead(Architecture model, Routes routes) {
        return new FacetResolver(model, routes, Batch.NONE, AheadOfRun.CONTEXT, true);
    }

    /** The facets of a model that are known without inputs and without randomness, for one who looks at it while nothing runs. */
    public static FacetResolver ahead(Architecture model, Derivations derivations) {
        return ahead(model, Routes.of(model, derivations));
    }

    /** How the facets are obtained. */
    public Routes routes() {
        return routes;
    }

    /** What an asker sees that has declared the facets that it needs. */
    public Subject seenBy(Set<Facet<?>> declared) {
        return new Declared(Set.copyOf(declared));
    }

    /** How each facet that has been asked for was obtained, in words, by the facet's name. */
    public Map<String, String> obtained() {
        Map<String, String> obtained = new TreeMap<>();
        cells.keySet()
                .forEach(facet -> routes.route(facet).ifPresent(route -> obtained.put(facet.name(), route.inWords())));
        return obtained;
    }

    /** A facet; nothing where the model has none and none is derived. */
    public <F> Optional<F> find(Facet<F> facet) {
        return routes.has(facet) ? Optional.of(obtain(facet)) : Optional.empty();
    }

    private <F> F obtain(Facet<F> facet) {
        if (ahead && facet.ofInputs()) {
            throw new Refusal(facet.name() + " is about inputs, which are only drawn when the experiment runs");
        }
        Object value = cells.computeIfAbsent(facet, Cell::new).value();
        if (!facet.type().isInstance(value)) {
            throw new Refusal("the facet " + facet.name() + " came as "
                    + value.getClass().getName() + "; report this to the author of the plug-in");
        }
        return facet.type().cast(value);
    }

    private Object compute(Facet<?> facet) {
        Routes.Route route = routes.route(facet).orElseThrow(() -> new Refusal(routes.whyNot(facet)));
        if (route.by().isEmpty()) {
            return Given.by(model, "facet", model.facet(facet, facet.ofInputs() ? inputs : Batch.NONE, run));
        }
        Derivation<?> derivation = route.by().get().derivation();
        return Given.by(derivation, "derive", derivation.derive(seenBy(derivation.needs()), run));
    }

    /** One facet: its value or its refusal, once known. A lock for each, so that derivations may compute in parallel. */
    private final class Cell {
        private final Facet<?> facet;
        private Optional<Object> value = Optional.empty();
        private Optional<Refusal> refusal = Optional.empty();

        Cell(Facet<?> facet) {
            this.facet = facet;
        }

        synchronized Object value() {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            if (value.isEmpty()) {
                try {
                    value = Optional.of(compute(facet));
                } catch (Refusal refused) {
                    refusal = Optional.of(refused);
                    throw refused;
                }
            }
            return value.orElseThrow();
        }
    }

    private final class Declared implements Subject {
        private final Set<Facet<?>> declared;

        Declared(Set<Facet<?>> declared) {
            this.declared = declared;
        }

        private void check(Facet<?> facet) {
            if (!declared.contains(facet)) {
                throw new IllegalArgumentException(
                        "asks for the facet " + facet.name() + " without declaring it in needs()");
            }
        }

        @Override
        public <F> F get(Facet<F> facet) {
            check(facet);
            return obtain(facet);
        }

        @Override
        public Batch inputs() {
            return inputs;
        }

        @Override
        public String obtained(Facet<?> facet) {
            check(facet);
            return routes.obtained(facet);
        }
    }

    /** The context in which a plan asks: no chance, nothing to tell, nothing to stop. */
    private enum AheadOfRun implements RunContext {
        CONTEXT;

        @Override
        public RandomGenerator random(String stream) {
            throw new Refusal("randomness is only there when the experiment runs");
        }

        @Override
        public void progress(String doing, double fraction) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
