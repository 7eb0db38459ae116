package org.fixpoint.memories.geometry;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fixpoint.memories.PatternSet;

/**
 * The β from which on lemma 2.4 proves what theorem 2.1 asks of P_{t,ε}, with the margins by linear programming.
 *
 * @param margins δ of each extruded facet, proven
 * @param heights h of each vertex over the opposite facet
 * @param outwards for each extruded facet
 * @param margin δ' of the face, proven; +∞ without other patterns
 * @param inwards for the thickening
 */
record SufficientBeta(double[] margins, double[] heights, double[] outwards, double margin, double inwards) {
    /**
     * For the face among all patterns.
     *
     * @param look called before each linear program; may throw to stop
     */
    static SufficientBeta of(ThickenedFace polytope, Runnable look) {
        PatternSet patterns = polytope.patterns();
        Face face = polytope.face();
        int k = face.size();
        int others = patterns.count() - k;
        double radius = radius(patterns);
        double blur = 2 * radius * polytope.thickness();
        int facets = k == 1 ? 0 : k;
        double[] margins = new double[facets];
        double[] heights = new double[facets];
        double[] outwards = new double[facets];
        for (int j = 0; j < facets; j++) {
            Face facet = face.without(j);
            margins[j] = ScoredPolytope.of(
                                    patterns, polytope.corners(facet), facet.members(), facet.others(patterns.count()))
                            .exact(look)
                            .low()
                    - blur;
            heights[j] = polytope.height(j);
            outwards[j] = AssociationBound.outwardFrom(margins[j], heights[j], polytope.t(), k, others + 1, radius);
        }
        double margin = ScoredPolytope.of(patterns, face).exact(look).low() - blur;
        double inwards =
                AssociationBound.inwardFrom(margin, others, polytope.codimension(), polytope.thickness(), radius);
        return new SufficientBeta(margins, heights, outwards, margin, inwards);
    }

    /** For the face alone, as if there were no other patterns; the thickening is then mapped into the face itself. */
    static SufficientBeta isolated(ThickenedFace polytope, Runnable look) {
        Face face = polytope.face();
        int facets = face.size() == 1 ? 0 : face.size();
        double[] margins = new double[facets];
        double[] heights = new double[facets];
        double[] outwards = new double[facets];
        for (int j = 0; j < facets; j++) {
            Face facet = face.without(j);
            margins[j] = ScoredPolytope.of(
                            polytope.patterns(), polytope.corners(facet), facet.members(), new int[] {face.members()[j]
                            })
                    .exact(look)
                    .low();
            heights[j] = polytope.height(j);
            outwards[j] = AssociationBound.isolatedFrom(margins[j], polytope.t(), face.size());
        }
        return new SufficientBeta(margins, heights, outwards, Double.POSITIVE_INFINITY, 0);
    }

    /** For the extruded facets together; 0 if there is none. */
    double outward() {
        return Arrays.stream(outwards).max().orElse(0);
    }

    /** For the polytope: +∞ if a margin is not positive. */
    double beta() {
        return Math.max(outward(), inwards);
    }

    /** The largest |x_i|. */
    static double radius(PatternSet patterns) {
        return Math.sqrt(IntStream.range(0, patterns.count())
                .mapToDouble(i -> patterns.dot(i, i))
                .max()
                .orElseThrow());
    }
}
