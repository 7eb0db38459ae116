package org.fixpoint.engine.run;

import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.plan.Setup;

/** The smallest architecture: a width, which is its only facet. */
record Chain(int width) implements Architecture {
    static final Facet<Integer> FACET = new Facet<>("width", Integer.class, false);

    private static final Parameter.Whole WIDTH = Parameter.whole("width", "How wide", 1, 4096);
    private static final Offered<Architecture> OFFERED = new Offered<>(
            Descriptor.of(Architecture.class, "chain", "A chain for tests").parameters(WIDTH),
            values -> new Chain(values.get(WIDTH)));

    static Setup of(int width) {
        return OFFERED.with(Map.of("width", width));
    }

    @Override
    public Set<Facet<?>> facets() {
        return Set.of(FACET);
    }

    @Override
    public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
        return facet.type().cast(width);
    }
}
