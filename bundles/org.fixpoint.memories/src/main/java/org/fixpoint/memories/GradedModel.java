package org.fixpoint.memories;

import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;

/** A memory of graded units before its patterns are drawn; see {@link GradedMap}. */
record GradedModel(
        InputSource source, UnitScaling scaling, double beta, Interaction interaction, int degree, boolean acting)
        implements Architecture {
    /** The source itself, unless its patterns are known and cannot be stored. */
    static InputSource checked(InputSource source, UnitScaling scaling) {
        return StoredPatterns.checked(source, PatternScaling.NONE, patterns -> scaling.apply(patterns));
    }

    @Override
    public Set<Facet<?>> facets() {
        return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY);
    }

    @Override
    public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
        if (!facets().contains(facet)) {
            throw new IllegalArgumentException("a memory of graded units has no facet " + facet.name());
        }
        PatternSet patterns = scaling.apply(StoredPatterns.draw(source, PatternScaling.NONE, run));
        GradedMap map = new GradedMap(patterns, beta, interaction, degree, acting);
        return facet.type().cast(facet.equals(Facet.STATE_MAP) ? map : family(map));
    }

    private static BetaFamily family(GradedMap map) {
        return new BetaFamily(map.beta(), beta -> at(map, beta), (beta, x, out) -> at(map, beta)
                .betaDerivative(x, out));
    }

    private static GradedMap at(GradedMap map, double beta) {
        return new GradedMap(map.patterns(), beta, map.interaction(), map.degree(), map.acting());
    }
}
