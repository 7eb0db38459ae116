package org.fixpoint.engine.run;

import java.util.Map;
import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.plan.Point;

/** The facets of one point's model, each obtained once, by the architecture itself or by a derivation. */
public interface Facets {
    /** What an asker sees that has declared that it needs these facets. */
    Subject seenBy(Set<Facet<?>> needs);

    /** How each facet that has been asked for was obtained, in words, by the facet's name. */
    Map<String, String> obtained();

    /** Gives the facets of the points of a plan. */
    @FunctionalInterface
    interface Source {
        /** The facets of a model that was made for the point. */
        Facets of(Point point, Architecture model, Batch inputs, RunContext run);
    }
}
