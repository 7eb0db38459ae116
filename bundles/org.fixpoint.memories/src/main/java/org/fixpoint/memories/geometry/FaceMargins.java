package org.fixpoint.memories.geometry;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.maths.geometry.AffineHull;
import org.fixpoint.memories.PatternSet;

/**
 * The margins of a face and of its facets, by linear programming and from random points.
 *
 * @param exact γ*(I)
 * @param sampled the least margin at random points of the face
 * @param simplex whether the patterns are affinely independent; of others the facets are not looked at
 * @param weakest the facet of least exact margin, if there are facets
 * @param facet its exact margin; without a rival for fewer than two patterns
 * @param sampledFacet the least margin at random points of the facets; +∞ for fewer than two patterns
 */
record FaceMargins(
        Face face,
        Margin exact,
        double sampled,
        boolean simplex,
        Optional<Face> weakest,
        Margin facet,
        double sampledFacet) {
    /** What Theorem 3.1 asks of a face. */
    enum Verdict {
        YES,
        NO,
        UNDECIDED
    }

    /**
     * The margins.
     *
     * @param look called before each run of the simplex method; may throw to stop
     */
    static FaceMargins of(PatternSet patterns, Face face, int samples, RandomGenerator random, Runnable look) {
        ScoredPolytope polytope = ScoredPolytope.of(patterns, face);
        Margin exact = polytope.exact(look);
        double sampled = polytope.sampled(samples, random);
        boolean simplex = AffineHull.of(face.points(patterns), face.size(), patterns.dimension())
                .isPresent();
        Optional<Face> weakest = Optional.empty();
        Margin least = Margin.UNRIVALLED;
        double leastSampled = Double.POSITIVE_INFINITY;
        for (int i = 0; simplex && face.size() > 1 && i < face.size(); i++) {
            Face facet = face.without(i);
            ScoredPolytope side = ScoredPolytope.of(patterns, facet);
            Margin margin = side.exact(look);
            leastSampled = Math.min(leastSampled, side.sampled(samples, random));
            if (margin.value() < least.value()) {
                weakest = Optional.of(facet);
            }
            least = least.and(margin);
        }
        return new FaceMargins(face, exact, sampled, simplex, weakest, least, leastSampled);
    }

    /** The least exact margin of the face and its facets. */
    double least() {
        return Math.min(exact.value(), facet.value());
    }

    /** The least exact margin is no farther from {@link #least()} than this. */
    double leastError() {
        return exact.and(facet).error();
    }

    /** The least sampled margin of the face and its facets. */
    double leastSampled() {
        return Math.min(sampled, sampledFacet);
    }

    /** Whether the face is CIPS with margin γ and its facets are CIPS, with proof; a polytope that is no simplex stays undecided unless it fails by itself. */
    Verdict qualifies(double gamma) {
        if (exact.high() <= gamma || facet.high() <= 0) {
            return Verdict.NO;
        }
        return simplex && exact.low() > gamma && facet.low() > 0 ? Verdict.YES : Verdict.UNDECIDED;
    }

    /** The same by the random points. */
    boolean seemsToQualify(double gamma) {
        return sampled > gamma && sampledFacet > 0;
    }
}
