package org.fixpoint.memories.geometry;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.RunContext;
import org.fixpoint.memories.PatternSet;

/**
 * A face as if its patterns were the only ones, and the β from which on the map pushes the facets of P_t outwards.
 *
 * <p>As the map then takes all values in the face, what P_t is thickened by plays no part. The condition is p_j ≤ (1 − t)/k on the
 * facet opposite to x_j; it holds for all larger β once it holds for one, as 1/p_j is convex in β.
 *
 * @param margin the least δ, of a facet's patterns over the opposite one on the facet of P_t, by linear programming; +∞ for one pattern
 * @param sufficient by lemma 2.4, +∞ if the margin is not positive
 * @param gridBeta the least of the grid that holds at random points, +∞ if none does
 */
record IsolatedFace(Face face, double margin, double sufficient, double gridBeta) {
    /** What is found; nothing if the patterns of the face are affinely dependent. */
    static Optional<IsolatedFace> of(PatternSet patterns, Face face, TheoremSetting setting, RunContext run) {
        PatternSet alone = new PatternSet(face.points(patterns), face.size(), patterns.dimension(), List.of());
        return setting.about(alone, Face.all(face.size())).map(polytope -> of(polytope, face, setting, run));
    }

    private static IsolatedFace of(ThickenedFace polytope, Face face, TheoremSetting setting, RunContext run) {
        SufficientBeta sufficient = SufficientBeta.isolated(polytope, run::checkCancelled);
        double margin = Double.POSITIVE_INFINITY;
        for (double each : sufficient.margins()) {
            margin = Math.min(margin, each);
        }
        double gridBeta = setting.leastBeta(setting.extruded(polytope, run.random("isolated-" + face.label())), run);
        return new IsolatedFace(face, margin, sufficient.beta(), gridBeta);
    }
}
